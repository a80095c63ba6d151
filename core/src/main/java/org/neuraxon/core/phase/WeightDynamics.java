package org.neuraxon.core.phase;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Receptor;
import org.neuraxon.core.blueprint.Receptors;
import org.neuraxon.core.blueprint.Synapses;
import org.neuraxon.core.blueprint.Weights;

/**
 * The three weights relax and take up the weight change on their own time scales:
 *
 * <pre>
 * w_fast += dt/τ_fast (0.3 Δw - w_fast), in [-1, 1]        w_slow += dt/τ_slow (0.1 Δw - w_slow), in [-1, 1]
 * w_meta += dt/τ_meta (0.05 Δw (0.5 5HT2A + 0.1 (1 - 5HT1A)) - w_meta), in [-0.5, 0.5]
 * </pre>
 *
 * Reads {@link Synapses#recentChange}; writes the weights.
 */
public record WeightDynamics(Weights parameters, Synapses synapses, Receptors receptors) implements Phase {

    private static final double META_BOUND = 0.5;

    @Override
    public void run(Moment now, int from, int to) {
        double serotonin = 0.5 * receptors.of(Receptor.SEROTONIN_2A) + 0.1 * (1 - receptors.of(Receptor.SEROTONIN_1A));
        int first = synapses.first(from);
        int end = synapses.first(to);
        if (synapses.allTakePart(first, end)) {
            relax(now.dt(), serotonin, true, first, end);
        } else {
            for (int n = from; n < to; n++) {
                int last = synapses.first(n + 1);
                relax(now.dt(), serotonin, synapses.allTakePart(synapses.first(n), last), synapses.first(n), last);
            }
        }
    }

    private void relax(double dt, double serotonin, boolean all, int first, int end) {
        relax(synapses.fast.values, dt / parameters.fastTau(), 0.3, 1, 1, all, first, end);
        relax(synapses.slow.values, dt / parameters.slowTau(), 0.1, 1, 1, all, first, end);
        relax(synapses.meta.values, dt / parameters.metaTau(), 0.05, serotonin, META_BOUND, all, first, end);
    }

    /** w += share (uptake Δw gate - w), in [-bound, bound]. */
    private void relax(
            double[] weight, double share, double uptake, double gate, double bound, boolean all, int first, int end) {
        byte[] signal = synapses.signal.values;
        double[] change = synapses.recentChange.values;
        for (int s = first; s < end; s++) {
            if (all || signal[s] != Synapses.ABSENT) {
                double moved = weight[s] + share * (-weight[s] + uptake * change[s] * gate);
                weight[s] = Math.max(-bound, Math.min(bound, moved));
            }
        }
    }

    static double unit(double weight) {
        return Math.max(-1, Math.min(1, weight));
    }
}
