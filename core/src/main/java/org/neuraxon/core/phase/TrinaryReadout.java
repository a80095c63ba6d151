package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Membrane;
import org.neuraxon.core.blueprint.MultiScaleHomeostasis;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.RateHomeostasis;
import org.neuraxon.core.blueprint.Receptor;
import org.neuraxon.core.blueprint.Receptors;
import org.neuraxon.core.math.Elementary;

/**
 * The trinary state from two thresholds:
 *
 * <pre>
 * Δ_meta = k tanh(Σ w_meta + 0.3 M1 - 0.2 M2)     Δ_homeo = c (r - r*)     Δ_fast = k_fast (fe - r*)
 * θ1 = θ_exc - Δ_meta + Δ_homeo + Δ_fast - 0.1 autoreceptor
 * θ2 = θ_inh - Δ_meta + Δ_homeo + Δ_fast + 0.1 autoreceptor
 * s = +1 if s~ > θ1, else -1 if s~ &lt; θ2, else 0
 * </pre>
 *
 * Reads {@link Neurons#stateTilde} and what shifts the thresholds; writes the thresholds, {@link Neurons#state} and {@link
 * Neurons#previous}.
 */
public record TrinaryReadout(
        Membrane membrane, RateHomeostasis target, MultiScaleHomeostasis scales, Neurons neurons, Receptors receptors)
        implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        double muscarinic = 0.3 * receptors.of(Receptor.M1) - 0.2 * receptors.of(Receptor.M2);
        double resting = Elementary.tanh(muscarinic);
        boolean homeostasis = now.has(Mechanism.HOMEOSTASIS);
        double[] upper = neurons.thresholdExcitatory.values;
        double[] lower = neurons.thresholdInhibitory.values;
        byte[] state = neurons.state.values;
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                double modulatory = neurons.modulatorySum.values[n];
                double squashed = modulatory == 0 ? resting : Elementary.tanh(modulatory + muscarinic);
                double meta = membrane.thresholdModulation() * squashed;
                double homeo = homeostasis ? target.rate() * (neurons.rate.values[n] - target.targetRate()) : 0;
                double fast = homeostasis ? scales.fastGain() * (neurons.fast.values[n] - target.targetRate()) : 0;
                double own = 0.1 * neurons.autoreceptor.values[n];
                upper[n] = membrane.thresholdExcitatory() - meta + homeo + fast - own;
                lower[n] = membrane.thresholdInhibitory() - meta + homeo + fast + own;
                neurons.previous.values[n] = state[n];
                double tilde = neurons.stateTilde.values[n];
                state[n] = (byte) (tilde > upper[n] ? 1 : tilde < lower[n] ? -1 : 0);
            }
        }
    }
}
