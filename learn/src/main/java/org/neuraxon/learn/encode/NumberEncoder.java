package org.neuraxon.learn.encode;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/** A number as it is; what is no number is missing. */
public final class NumberEncoder implements Encoder {

    /** An encoder that keeps nothing. */
    public NumberEncoder() {}

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void encode(double cell, double[] into, int at) {
        into[at] = Double.isFinite(cell) ? cell : Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        // Nothing is kept.
    }

    @Override
    public void restore(StateSource source) {
        // Nothing is kept.
    }
}
