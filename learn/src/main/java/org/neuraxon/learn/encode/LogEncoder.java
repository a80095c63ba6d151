package org.neuraxon.learn.encode;

import java.util.Arrays;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * The logarithm of a number of either sign, and zero (the bi-symmetric logarithm: Webber, Measurement Science and Technology 24, 2013):
 *
 * <pre>
 *   y = sgn(x) ln(1 + |x|/u),     x = sgn(y) u (e^|y| - 1)
 * </pre>
 *
 * <p>The unit u, below which it is a straight line, is a hundredth of the median of the first {@value #START} numbers that are not 0. It
 * changes with the 1st, 2nd, 4th, 8th, 16th and last of them and never again, so that what is learned on logarithms stays true.
 */
public final class LogEncoder implements Encoder {

    private static final int START = 32;
    private static final double SHARE = 0.01;

    private final double[] first = new double[START];
    private int count;
    private double unit = 1;

    /** Starts with the unit 1. */
    public LogEncoder() {}

    @Override
    public int width() {
        return 1;
    }

    /** The unit now, above 0. */
    public double unit() {
        return unit;
    }

    @Override
    public void encode(double cell, double[] into, int at) {
        into[at] = encode(cell);
    }

    /** Learns from a number, and gives its logarithm; NaN of what is missing. */
    public double encode(double cell) {
        if (!Double.isFinite(cell)) {
            return Double.NaN;
        }
        if (cell != 0 && count < START) {
            first[count++] = Math.abs(cell);
            if (Integer.bitCount(count) == 1) {
                double[] sorted = Arrays.copyOf(first, count);
                Arrays.sort(sorted);
                unit = Math.max(Double.MIN_NORMAL, SHARE * sorted[count / 2]);
            }
        }
        double size = Math.min(Double.MAX_VALUE, Math.abs(cell) / unit);
        double y = Elementary.log(1 + size);
        return cell < 0 ? -y : y;
    }

    /** The number whose logarithm this is, in the unit now; NaN of NaN. */
    public double decode(double logarithm) {
        double size = Elementary.exp(Math.abs(logarithm)) - 1;
        double x = Math.min(Double.MAX_VALUE, size * unit);
        return logarithm < 0 ? -x : x;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("first", first, START);
        sink.put("count", count);
        sink.put("unit", unit);
    }

    @Override
    public void restore(StateSource source) {
        source.read("first", first);
        count = source.getInt("count");
        unit = source.getDouble("unit");
        if (count < 0 || count > START || !(unit > 0)) {
            throw new SnapshotException("the snapshot holds an impossible logarithm; it is not usable");
        }
    }
}
