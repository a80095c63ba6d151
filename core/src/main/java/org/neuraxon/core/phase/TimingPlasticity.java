package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Axons;
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
 * post += (-post/τ + [s_post = 1]) dt            pre: see {@link AxonalSignal}
 * Δw = η (pre [s_post = 1] D1 - post [s_pre = 1] D2)
 *      + η/2 D1 if (1, 1),  - η/2 D2 if (1, -1)         (the reference takes a tenth of it if (0, 0), where it is 0)
 * Δw += α Σ_j Δw_j / (|rank_i - rank_j| + 1)       over the other synapses j of the branch
 * </pre>
 *
 * Synapses of a branch take turns in the order of birth, so earlier neighbours contribute this moment's Δw and later ones the last
 * moment's. Reads {@link Axons} and the postsynaptic state; writes the postsynaptic traces and {@link Synapses#recentChange}.
 */
public final class TimingPlasticity implements Phase {

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
        int chunk = Math.max(1, BranchLanes.MOST / synapses.branches());
        for (int start = from; start < to; start += chunk) {
            int end = Math.min(start + chunk, to);
            int base = synapses.first(start);
            double[] change = neighbours.own(synapses.first(end) - base);
            for (int n = start; n < end; n++) {
                if (synapses.first(n) < synapses.first(n + 1)) {
                    tracePost(now.dt(), n);
                    pair(n, potentiation, depression, change, base);
                }
            }
            neighbours.share(share, start, end);
        }
        spare.giveBack(neighbours);
    }

    private void tracePost(double dt, int n) {
        Axons axons = synapses.axons();
        int first = synapses.first(n);
        int end = synapses.first(n + 1);
        double rate = 1 / parameters.stdpTau();
        double spike = neurons.state.values[n] == 1 ? 1 : 0;
        if (axons.uniform[n] && synapses.allTakePart(first, end)) {
            axons.postTrace[n] += (-axons.postTrace[n] * rate + spike) * dt;
        } else {
            if (axons.uniform[n]) {
                axons.part(n);
            }
            traceEach(n, rate, spike, dt);
        }
    }

    /** For a neuron whose synapses have traces of their own; a neuron in which they have become equal has one trace from now on. */
    private void traceEach(int n, double rate, double spike, double dt) {
        byte[] signal = synapses.signal.values;
        double[] trace = synapses.heldPostTraces();
        int first = synapses.first(n);
        int end = synapses.first(n + 1);
        long different = 0;
        for (int s = first; s < end; s++) {
            if (signal[s] != Synapses.ABSENT) {
                trace[s] += (-trace[s] * rate + spike) * dt;
            }
            different |= Double.doubleToRawLongBits(trace[s]) ^ Double.doubleToRawLongBits(trace[first]);
        }
        synapses.axons().uniform[n] = different == 0;
        synapses.axons().postTrace[n] = trace[first];
    }

    private void pair(int n, double potentiation, double depression, double[] change, int base) {
        Axons axons = synapses.axons();
        int post = neurons.state.values[n];
        int[] axon = synapses.axon.values;
        double[] preTrace = axons.trace;
        double[] preSpike = axons.spike;
        double[] postTrace = synapses.heldPostTraces();
        double potentiated = post == 1 ? potentiation : 0;
        double together = post == 1 ? 0.5 * potentiation : post == -1 ? -0.5 * depression : 0;
        int first = synapses.first(n);
        int end = synapses.first(n + 1);
        if (axons.uniform[n]) {
            double paired = together - depression * axons.postTrace[n];
            for (int s = first; s < end; s++) {
                change[s - base] = potentiated * preTrace[axon[s]] + paired * preSpike[axon[s]];
            }
        } else {
            for (int s = first; s < end; s++) {
                double paired = together - depression * postTrace[s];
                change[s - base] = potentiated * preTrace[axon[s]] + paired * preSpike[axon[s]];
            }
        }
    }
}
