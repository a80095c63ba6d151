package org.neuraxon.learn.forecast;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * A band around forecasts that 95 % of the targets fall into, whatever their distribution. Its half-width b follows the quantile of the errors by
 * steps in proportion to the largest error m that is not long ago:
 *
 * <pre>
 * m = max(0.995 m, min(|e|, 2 m))     b = b + ρ max(m, b) (outside - 0.05),   outside = 1 if |e| &gt; b, else 0
 * </pre>
 *
 * with ρ = 0.1 for the first 200 targets, then 0.03. Over n targets the share outside differs from 5 % by no more than about 1 / (ρ n) while m stands still (quantile
 * tracking: Gibbs &amp; Candès, 2021; steps by the largest error: Angelopoulos, Candès &amp; Tibshirani, 2023). Steps in proportion to b itself would not do for
 * a stream that rests and then leaps: at rest b would vanish, and take hundreds of leaps to come back. One wild error no more than doubles m.
 */
public final class TargetBand implements Stateful {

    /** The share of targets outside. */
    public static final double OUTSIDE = 0.05;

    /** In scale units, before the first error. */
    private static final double FIRST = 2;
    /** In scale units: rounding. */
    private static final double NARROWEST = 1e-9;

    private static final int START = 200;
    private static final double START_RATE = 0.1;
    private static final double RATE = 0.03;
    private static final double FADING = 0.995;
    private static final double GROWTH = 2;

    private double halfWidth;
    private double largest;
    private long count;

    /** Starts with two scale units to each side. */
    public TargetBand() {}

    /**
     * The half-width, in the units of the errors.
     *
     * @param scale of the stream, in the same units: until there is an error, and for rounding
     */
    public double halfWidth(double scale) {
        return count == 0 ? FIRST * scale : Math.max(halfWidth, NARROWEST * scale);
    }

    /**
     * Learns from a forecast error.
     *
     * @param error in the units of the stream, whose scale may change; up to 1e151 in size
     * @param scale of the stream at that time
     */
    public void learn(double error, double scale) {
        double size = Math.abs(error);
        double half = halfWidth(scale);
        count++;
        if (count == 1) {
            largest = size;
            halfWidth = 2 * size;
        } else {
            double least = NARROWEST * scale;
            largest = Math.max(least, Math.max(FADING * largest, Math.min(size, GROWTH * largest)));
            double step = (count < START ? START_RATE : RATE) * Math.max(largest, half);
            halfWidth = Math.max(0, half + step * ((size > half ? 1 : 0) - OUTSIDE));
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.put("half_width", halfWidth);
        sink.put("largest", largest);
        sink.put("count", count);
    }

    /** A band of before it followed the largest error is in other units, and begins anew. */
    @Override
    public void restore(StateSource source) {
        boolean known = source.has("largest");
        halfWidth = known ? source.getDouble("half_width") : 0;
        largest = known ? source.getDouble("largest") : 0;
        count = known ? source.getLong("count") : 0;
    }
}
