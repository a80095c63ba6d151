package org.neuraxon.core.living;

import org.neuraxon.core.Chance;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.math.FourUniforms;

/**
 * A leaky membrane in noise, exact between moments (Uhlenbeck &amp; Ornstein, 1930), and its trinary readout:
 *
 * <pre>
 * I = g (y + G q + C x) - b a
 * V ← k V + (1 - k) I + σ √(1 - k²) ξ        k = exp(-dt / τ)
 * s = +1 if V > θ⁺ A F,  -1 if V &lt; -θ⁻ A F,  else 0        F = 1 + c mean|q| / 0.26
 * a ← low-pass(τa) of s
 * θ⁺ += r dt ([s = +1] - target⁺),  θ⁻ likewise
 * </pre>
 *
 * g, G, C, A, τ come from the receptors, F is inhibition by plateaus, ξ has mean 0 and variance 1 ({@link FourUniforms}). The state is a
 * level, not a spike: it lasts while the potential does. Intrinsic homeostasis after Desai, Rutherford &amp; Turrigiano (1999); it is
 * faster in youth: r = rate (1 + boost exp(-t / τyouth)).
 *
 * <p>An input neuron takes the rounded sign of what is injected. Reads y, q, a; writes V, s, a, θ and clears x of its own neurons.
 */
final class TrinaryMembrane implements Phase {

    private static final double USUAL_ACTIVITY = 0.26;

    private final int inputs;
    private final LivingMembrane membrane;
    private final LivingHomeostasis homeostasis;
    private final double inhibition;
    private final double adaptationKept;
    private final LivingNeurons neurons;
    private final FixedSynapses fromInputs;
    private final Ensemble ensemble;
    private final Tone tone;

    TrinaryMembrane(
            LivingParameters parameters,
            LivingNeurons neurons,
            FixedSynapses fromInputs,
            Ensemble ensemble,
            Tone tone) {
        inputs = parameters.population().inputs();
        membrane = parameters.membrane();
        homeostasis = parameters.homeostasis();
        inhibition = parameters.dendrites().inhibition();
        adaptationKept = Elementary.exp(-membrane.dt() / membrane.adaptationTau());
        this.neurons = neurons;
        this.fromInputs = fromInputs;
        this.ensemble = ensemble;
        this.tone = tone;
    }

    @Override
    public void run(Moment now, int from, int to) {
        double kept = Elementary.exp(-membrane.dt() / tone.tau);
        double trembling = now.has(Mechanism.SPONTANEOUS_ACTIVITY)
                ? membrane.noise() * Math.sqrt(1 - kept * kept) * FourUniforms.SCALE
                : 0;
        double adapting = now.has(Mechanism.ADAPTATION) ? membrane.adaptation() : 0;
        double factor = tone.threshold;
        if (now.has(Mechanism.INHIBITION)) {
            factor *= inhibition(inhibition, ensemble);
        }
        double striving = striving(now);
        float[] state = neurons.state.values;
        double[] potential = neurons.potential.values;
        double[] external = neurons.external.values;
        double[] adaptation = neurons.adaptation.values;
        double[] upper = neurons.upper.values;
        double[] lower = neurons.lower.values;
        for (int n = Math.max(from, inputs); n < to; n++) {
            double gain = neurons.alpha1.values[n] == 1 ? tone.alpha1Gain : tone.alpha2Gain;
            double outside = external[n] + fromInputs.sum(state, neurons.firstInput(n), neurons.inputEnd.values[n]);
            double current = gain
                            * (neurons.backbone.values[n]
                                    + tone.plateau * neurons.plateau.values[n]
                                    + tone.input * outside)
                    - adapting * adaptation[n];
            double v = kept * potential[n] + (1 - kept) * current;
            if (trembling != 0) {
                v += trembling * FourUniforms.deviation(now.bits(Chance.NOISE, n));
            }
            int s = v > upper[n] * factor ? 1 : v < -lower[n] * factor ? -1 : 0;
            potential[n] = v;
            state[n] = s;
            external[n] = 0;
            adaptation[n] = s + adaptationKept * (adaptation[n] - s);
            if (striving != 0) {
                upper[n] = Math.max(0, upper[n] + striving * ((s == 1 ? 1 : 0) - homeostasis.up()));
                lower[n] = Math.max(0, lower[n] + striving * ((s == -1 ? 1 : 0) - homeostasis.down()));
            }
        }
    }

    /** The factor on thresholds by plateaus anywhere. */
    static double inhibition(double strength, Ensemble ensemble) {
        return 1 + strength * ensemble.plateaus.values[0] / USUAL_ACTIVITY;
    }

    private double striving(Moment now) {
        if (!now.has(Mechanism.HOMEOSTASIS)) {
            return 0;
        }
        double age = now.step() * membrane.dt();
        double youth = 1 + homeostasis.youth() * Elementary.exp(-age / homeostasis.youthTau());
        return homeostasis.rate() * membrane.dt() * youth;
    }
}
