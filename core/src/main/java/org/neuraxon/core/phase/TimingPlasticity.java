package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Plasticity;
import org.neuraxon.core.blueprint.Receptor;
import org.neuraxon.core.blueprint.Receptors;
import org.neuraxon.core.blueprint.Synapses;

/**
 * Spike-timing-dependent plasticity gated by dopamine receptors (Bi &amp; Poo, 1998; Frémaux &amp; Gerstner, 2016, in the form of Neuraxon 2.0),
 * shared with the neighbours on the same dendritic branch.
 *
 * <pre>
 * pre  += (-pre/τ + [s_pre = 1]) dt      post += (-post/τ + [s_post = 1]) dt
 * Δw = η (pre [s_post = 1] D1 - post [s_pre = 1] D2)
 *      + η/2 D1 if (1, 1),  - η/2 D2 if (1, -1)         (the reference takes a tenth of it if (0, 0), where it is 0)
 * Δw += α Σ_j Δw_j / (|rank_i - rank_j| + 1)       over the other synapses j of the branch
 * </pre>
 *
 * Synapses of a branch take turns in the order of birth, so earlier neighbours contribute this moment's Δw and later ones the last
 * moment's. Reads {@link Synapses#signal} and the postsynaptic state; writes the traces and {@link Synapses#recentChange}.
 */
public final class TimingPlasticity implements Phase {

    /** 1 for the state +1, 0 for -1 and 0. */
    private static final double[] SPIKE = {0, 0, 1};

    private final Plasticity parameters;
    private final Neurons neurons;
    private final Synapses synapses;
    private final Receptors receptors;
    private final Spare<DendriticNeighbours> spare;

    /** Works on the given tables. */
    public TimingPlasticity(Plasticity parameters, Neurons neurons, Synapses synapses, Receptors receptors) {
        this.parameters = parameters;
        this.neurons = neurons;
        this.synapses = synapses;
        this.receptors = receptors;
        this.spare = new Spare<>(() -> new DendriticNeighbours(synapses));
    }

    @Override
    public void run(Moment now, int from, int to) {
        boolean learns = now.has(Mechanism.PLASTICITY);
        double potentiation = learns ? parameters.learningRate() * receptors.of(Receptor.D1) : 0;
        double depression = learns ? parameters.learningRate() * receptors.of(Receptor.D2) : 0;
        double share = now.has(Mechanism.ASSOCIATIVITY) ? parameters.associativity() : 0;
        DendriticNeighbours neighbours = spare.take();
        for (int n = from; n < to; n++) {
            int post = neurons.state.values[n];
            tracePost(now.dt(), post, synapses.first(n), synapses.first(n + 1));
            int inhabited = synapses.first(n) < synapses.first(n + 1) ? synapses.branches() : 0;
            for (int b = 0; b < inhabited; b++) {
                int first = synapses.first(n, b);
                int end = synapses.first(n, b + 1);
                double[] change = neighbours.enter(first, end);
                pair(now.dt(), post, first, end, potentiation, depression, change);
                neighbours.share(share);
            }
        }
        spare.giveBack(neighbours);
    }

    private void tracePost(double dt, int post, int first, int end) {
        boolean all = synapses.allTakePart(first, end);
        byte[] signal = synapses.signal.values;
        double[] postTrace = synapses.postTrace.values;
        double rate = 1 / parameters.stdpTau();
        double postSpike = post == 1 ? 1 : 0;
        for (int s = first; s < end; s++) {
            if (all || signal[s] != Synapses.ABSENT) {
                postTrace[s] += (-postTrace[s] * rate + postSpike) * dt;
            }
        }
    }

    private void pair(
            double dt, int post, int first, int end, double potentiation, double depression, double[] change) {
        byte[] signal = synapses.signal.values;
        double[] preTrace = synapses.preTrace.values;
        double[] postTrace = synapses.postTrace.values;
        double rate = 1 / parameters.stdpTau();
        double potentiated = post == 1 ? potentiation : 0;
        double together = post == 1 ? 0.5 * potentiation : post == -1 ? -0.5 * depression : 0;
        for (int s = first; s < end; s++) {
            if (signal[s] != Synapses.ABSENT) {
                double preSpike = SPIKE[signal[s] + 1];
                preTrace[s] += (-preTrace[s] * rate + preSpike) * dt;
                change[s - first] =
                        potentiated * preTrace[s] - depression * (preSpike * postTrace[s]) + together * preSpike;
            }
        }
    }
}
