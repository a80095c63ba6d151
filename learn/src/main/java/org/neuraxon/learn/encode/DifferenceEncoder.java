package org.neuraxon.learn.encode;

import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * What a number has changed since the row before. After k rows without a number it is the change a row, 1/(k + 1) of the whole. Of a counter a
 * fall is a new start from 0, so that it has grown by what it is now. The first row has none.
 */
public final class DifferenceEncoder implements Encoder {

    private final boolean counter;
    private double last = Double.NaN;
    private long absent;

    /**
     * Starts without a row before.
     *
     * @param counter whether a fall is a new start
     */
    public DifferenceEncoder(boolean counter) {
        this.counter = counter;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void encode(double cell, double[] into, int at) {
        into[at] = encode(cell);
    }

    /** Takes the next number and gives its change; NaN where there is none. */
    public double encode(double cell) {
        if (!Double.isFinite(cell)) {
            absent++;
            return Double.NaN;
        }
        double change = counter && cell < last ? cell : cell - last;
        double each = change / (1 + absent);
        last = cell;
        absent = 0;
        return Double.isFinite(each) ? each : Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("last", last);
        sink.put("absent", absent);
    }

    @Override
    public void restore(StateSource source) {
        last = source.getDouble("last");
        absent = source.getLong("absent");
        if (absent < 0) {
            throw new SnapshotException("the snapshot claims " + absent + " absent rows; it is not usable");
        }
    }
}
