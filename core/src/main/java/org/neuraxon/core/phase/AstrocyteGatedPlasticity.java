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

    /** ψ by the state after the synapse, then by the one before it: -1, 0, 1. */
    private static final double[][] COINCIDENCE = {{0, 0, -0.5}, {0, 0, 0}, {-0.3, 0, 1}};

    @Override
    public void run(Moment now, int from, int to) {
        if (!AstrocyteActivity.gates(parameters, now)) {
            return;
        }
        double dopamine = modulators.phasic.values[Modulator.DOPAMINE.ordinal()];
        for (int n = from; n < to; n++) {
            int first = synapses.first(n);
            int end = synapses.first(n + 1);
            if (first == end) {
                continue;
            }
            boolean all = synapses.allTakePart(first, end);
            double gate = parameters.eta() * dopamine * neurons.astrocyte.values[n];
            trace(neurons.state.values[n], all, first, end);
            learn(synapses.fast.values, 0.3, gate, all, first, end);
            learn(synapses.slow.values, 0.1, gate, all, first, end);
        }
    }

    private void trace(int post, boolean all, int first, int end) {
        byte[] signal = synapses.signal.values;
        double[] eligibility = synapses.eligibility.values;
        double[] coincidence = COINCIDENCE[post + 1];
        double kept = parameters.lambdaEligibility();
        for (int s = first; s < end; s++) {
            if (all || signal[s] != Synapses.ABSENT) {
                eligibility[s] = kept * eligibility[s] + coincidence[signal[s] + 1];
            }
        }
    }

    private void learn(double[] weight, double share, double gate, boolean all, int first, int end) {
        byte[] signal = synapses.signal.values;
        double[] eligibility = synapses.eligibility.values;
        for (int s = first; s < end; s++) {
            if (all || signal[s] != Synapses.ABSENT) {
                weight[s] = WeightDynamics.unit(weight[s] + share * (gate * eligibility[s]));
            }
        }
    }
}
