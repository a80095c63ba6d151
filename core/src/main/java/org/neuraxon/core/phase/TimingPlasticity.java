package org.neuraxon.core.phase;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
 *      + η/2 D1 if (1, 1),  - η/2 D2 if (1, -1),  and a tenth of all that if (0, 0)
 * Δw += α Σ_j Δw_j / (|rank_i - rank_j| + 1)       over the other synapses j of the branch
 * </pre>
 *
 * Synapses of a branch take turns in the order of birth, so earlier neighbours contribute this moment's Δw and later ones the last
 * moment's. Reads {@link Synapses#signal} and the postsynaptic state; writes the traces and {@link Synapses#recentChange}.
 */
public final class TimingPlasticity implements Phase {

    private static final double QUIET_SHARE = 0.1;

    private final Plasticity parameters;
    private final Neurons neurons;
    private final Synapses synapses;
    private final Receptors receptors;
    /** Working arrays that no thread is using at the moment. */
    private final AtomicReference<@Nullable DendriticNeighbours> spare = new AtomicReference<>();

    /** Works on the given tables. */
    public TimingPlasticity(Plasticity parameters, Neurons neurons, Synapses synapses, Receptors receptors) {
        this.parameters = parameters;
        this.neurons = neurons;
        this.synapses = synapses;
        this.receptors = receptors;
    }

    @Override
    public void run(Moment now, int from, int to) {
        boolean learns = now.has(Mechanism.PLASTICITY);
        double potentiation = learns ? parameters.learningRate() * receptors.of(Receptor.D1) : 0;
        double depression = learns ? parameters.learningRate() * receptors.of(Receptor.D2) : 0;
        double share = now.has(Mechanism.ASSOCIATIVITY) ? parameters.associativity() : 0;
        DendriticNeighbours neighbours = spare.getAndSet(null);
        if (neighbours == null) {
            neighbours = new DendriticNeighbours(synapses);
        }
        for (int n = from; n < to; n++) {
            int post = neurons.state.values[n];
            for (int b = 0; b < synapses.branches(); b++) {
                int first = synapses.first(n, b);
                int end = synapses.first(n, b + 1);
                trace(now.dt(), post, first, end);
                double[] change = neighbours.enter(first, end);
                pair(post, first, end, potentiation, depression, change);
                neighbours.share(share);
            }
        }
        spare.set(neighbours);
    }

    private void trace(double dt, int post, int first, int end) {
        byte[] signal = synapses.signal.values;
        double[] preTrace = synapses.preTrace.values;
        double[] postTrace = synapses.postTrace.values;
        double rate = 1 / parameters.stdpTau();
        double postSpike = post == 1 ? 1 : 0;
        for (int s = first; s < end; s++) {
            if (signal[s] != Synapses.ABSENT) {
                preTrace[s] += (-preTrace[s] * rate + (signal[s] == 1 ? 1 : 0)) * dt;
                postTrace[s] += (-postTrace[s] * rate + postSpike) * dt;
            }
        }
    }

    private void pair(int post, int first, int end, double potentiation, double depression, double[] change) {
        byte[] signal = synapses.signal.values;
        double[] preTrace = synapses.preTrace.values;
        double[] postTrace = synapses.postTrace.values;
        for (int s = first; s < end; s++) {
            int pre = signal[s];
            double potentiated = post == 1 ? preTrace[s] : 0;
            double depressed = pre == 1 ? postTrace[s] : 0;
            double difference = potentiation * potentiated - depression * depressed;
            if (pre == 1 && post == 1) {
                difference += 0.5 * potentiation;
            } else if (pre == 1 && post == -1) {
                difference -= 0.5 * depression;
            } else if (pre == 0 && post == 0) {
                difference *= QUIET_SHARE;
            }
            change[s - first] = difference;
        }
    }
}
