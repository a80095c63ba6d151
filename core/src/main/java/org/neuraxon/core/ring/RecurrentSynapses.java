package org.neuraxon.core.ring;

import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.IntColumn;
import org.neuraxon.core.state.Table;

/** The synapses between ring neurons, sorted by postsynaptic neuron: each carries the trit of the moment before. */
public final class RecurrentSynapses extends Table {

    /** The presynaptic neuron. */
    public final IntColumn pre = ints("pre", 0);
    /** The weight. */
    public final DoubleColumn weight = doubles("weight", 0);

    RecurrentSynapses() {}

    /** Adds a synapse at the end. */
    void add(int from, double strength) {
        int row = count();
        append(1);
        pre.values[row] = from;
        weight.values[row] = strength;
    }
}
