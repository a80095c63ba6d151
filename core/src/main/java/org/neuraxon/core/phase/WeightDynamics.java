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
        double fastShare = now.dt() / parameters.fastTau();
        double slowShare = now.dt() / parameters.slowTau();
        double metaShare = now.dt() / parameters.metaTau();
        double serotonin = 0.5 * receptors.of(Receptor.SEROTONIN_2A) + 0.1 * (1 - receptors.of(Receptor.SEROTONIN_1A));
        byte[] signal = synapses.signal.values;
        double[] change = synapses.recentChange.values;
        double[] fast = synapses.fast.values;
        double[] slow = synapses.slow.values;
        double[] meta = synapses.meta.values;
        int end = synapses.first(to);
        for (int s = synapses.first(from); s < end; s++) {
            if (signal[s] != Synapses.ABSENT) {
                fast[s] = unit(fast[s] + fastShare * (-fast[s] + 0.3 * change[s]));
                slow[s] = unit(slow[s] + slowShare * (-slow[s] + 0.1 * change[s]));
                double moved = meta[s] + metaShare * (-meta[s] + 0.05 * change[s] * serotonin);
                meta[s] = Math.max(-META_BOUND, Math.min(META_BOUND, moved));
            }
        }
    }

    static double unit(double weight) {
        return Math.max(-1, Math.min(1, weight));
    }
}
