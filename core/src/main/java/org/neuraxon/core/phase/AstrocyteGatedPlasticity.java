package org.neuraxon.core.phase;

import org.neuraxon.core.Modulator;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.AstrocyteGating;
import org.neuraxon.core.blueprint.Modulators;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Synapses;

/**
 * Astrocyte-gated multi-timescale plasticity (AGMP, in the form of Neuraxon 2.0): an eligibility trace becomes weight where phasic dopamine
 * and the astrocyte of the postsynaptic neuron are active.
 *
 * <pre>
 * ψ = 1 if (s_pre, s_post) = (1, 1), -0.5 if (1, -1), -0.3 if (-1, 1), else 0
 * e = λ_e e + ψ
 * Δ = η DA.phasic a_post e        w_fast += 0.3 Δ, w_slow += 0.1 Δ, both in [-1, 1]
 * </pre>
 *
 * Reads {@link Synapses#signal}, states, {@link Neurons#astrocyte}; writes {@link Synapses#eligibility} and the weights.
 */
public record AstrocyteGatedPlasticity(
        AstrocyteGating parameters, Neurons neurons, Synapses synapses, Modulators modulators) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        if (!AstrocyteActivity.gates(parameters, now)) {
            return;
        }
        double dopamine = modulators.phasic.values[Modulator.DOPAMINE.ordinal()];
        byte[] signal = synapses.signal.values;
        double[] eligibility = synapses.eligibility.values;
        double[] fast = synapses.fast.values;
        double[] slow = synapses.slow.values;
        for (int n = from; n < to; n++) {
            int post = neurons.state.values[n];
            double gate = parameters.eta() * dopamine * neurons.astrocyte.values[n];
            int end = synapses.first(n + 1);
            for (int s = synapses.first(n); s < end; s++) {
                if (signal[s] != Synapses.ABSENT) {
                    eligibility[s] = parameters.lambdaEligibility() * eligibility[s] + coincidence(signal[s], post);
                    double change = gate * eligibility[s];
                    fast[s] = WeightDynamics.unit(fast[s] + 0.3 * change);
                    slow[s] = WeightDynamics.unit(slow[s] + 0.1 * change);
                }
            }
        }
    }

    private static double coincidence(int pre, int post) {
        if (pre == 1) {
            return post == 1 ? 1 : post == -1 ? -0.5 : 0;
        }
        return pre == -1 && post == 1 ? -0.3 : 0;
    }
}
