package org.neuraxon.core.ring;

import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.IntColumn;
import org.neuraxon.core.state.Table;

/** The input taps, sorted by neuron: each carries a channel's value of some moments ago. */
public final class InputTaps extends Table {

    /** The input channel. */
    public final IntColumn channel = ints("channel", 0);
    /** How many moments ago. */
    public final IntColumn delay = ints("delay", 0);
    /** The weight. */
    public final DoubleColumn weight = doubles("weight", 0);

    InputTaps() {}

    /** Adds a tap at the end. */
    void add(int fromChannel, int moments, double strength) {
        int row = count();
        append(1);
        channel.values[row] = fromChannel;
        delay.values[row] = moments;
        weight.values[row] = strength;
    }
}
