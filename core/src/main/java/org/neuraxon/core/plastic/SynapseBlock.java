package org.neuraxon.core.plastic;

import org.neuraxon.core.state.FloatColumn;
import org.neuraxon.core.state.IntColumn;
import org.neuraxon.core.state.Table;

/** The synapses onto a few successive neurons: some thousand rows sorted by postsynaptic neuron, in arrays of their own. */
public final class SynapseBlock extends Table {

    /** The presynaptic neuron. */
    public final IntColumn pre = ints("pre_id", 0);
    /** The presynaptic trace. */
    public final FloatColumn preTrace = floats("pre_trace", 0);
    /** The postsynaptic trace. */
    public final FloatColumn postTrace = floats("post_trace", 0);
    /** The eligibility trace. */
    public final FloatColumn eligibility = floats("eligibility", 0);
    /** The fast weight, -1 to 1. */
    public final FloatColumn fast = floats("w_fast", 0);
    /** The slow weight, -1 to 1. */
    public final FloatColumn slow = floats("w_slow", 0);

    private final int firstNeuron;
    private final int[] rowStart;

    /**
     * Makes synapses without weights.
     *
     * @param firstNeuron the postsynaptic neuron of the first row
     * @param rowStart where the synapses of each neuron start, then their number; the first entry is 0
     */
    SynapseBlock(int firstNeuron, int[] rowStart) {
        this.firstNeuron = firstNeuron;
        this.rowStart = rowStart;
        reserve(rowStart[rowStart.length - 1]);
        append(rowStart[rowStart.length - 1]);
    }

    /** The first postsynaptic neuron. */
    public int firstNeuron() {
        return firstNeuron;
    }

    /** One past the last postsynaptic neuron. */
    public int endNeuron() {
        return firstNeuron + rowStart.length - 1;
    }

    /** Where the synapses of each neuron start, then their number; not to be changed. */
    public int[] rowStart() {
        return rowStart;
    }
}
