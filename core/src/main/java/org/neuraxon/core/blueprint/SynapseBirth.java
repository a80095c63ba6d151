package org.neuraxon.core.blueprint;

import org.neuraxon.core.Chance;
import org.neuraxon.core.Moment;

/**
 * Where synapses may be formed and what they start with: weights uniform in the ranges of {@link Weights}, one in ten silent, one in five
 * modulatory.
 */
public record SynapseBirth(Weights weights, Neurons neurons, Synapses synapses) {

    private static final double SILENT_SHARE = 0.1;
    private static final double MODULATORY_SHARE = 0.2;

    /** True unless the synapse would lead from a neuron to itself or from an output to an input. */
    public boolean allows(int pre, int post) {
        return pre != post
                && !(neurons.kind.values[pre] == Neurons.OUTPUT && neurons.kind.values[post] == Neurons.INPUT);
    }

    /** Forms one synapse on a random branch. */
    public void form(Moment now, int pre, int post) {
        int branch = now.below(synapses.branches(), Chance.BRANCH, 0);
        int synapse = synapses.add(pre, post, branch);
        synapses.rank(post, branch);
        begin(now, synapse, 0);
    }

    /**
     * Gives a synapse its first values.
     *
     * @param index what its random numbers are keyed by, within the moment
     */
    void begin(Moment now, int synapse, long index) {
        double fast = now.uniform(weights.fastMin(), weights.fastMax(), Chance.FAST_WEIGHT, index);
        double slow = now.uniform(weights.slowMin(), weights.slowMax(), Chance.SLOW_WEIGHT, index);
        boolean silent = now.event(SILENT_SHARE, Chance.SILENT, index);
        boolean modulatory = now.event(MODULATORY_SHARE, Chance.MODULATORY, index);
        synapses.fast.values[synapse] = fast;
        synapses.slow.values[synapse] = slow;
        synapses.meta.values[synapse] = now.uniform(weights.metaMin(), weights.metaMax(), Chance.META_WEIGHT, index);
        synapses.silent.values[synapse] = (byte) (silent ? 1 : 0);
        synapses.modulatory.values[synapse] = (byte) (modulatory ? 1 : 0);
        synapses.type.values[synapse] =
                (byte) SynapseType.of(silent, modulatory, fast, slow).ordinal();
    }
}
