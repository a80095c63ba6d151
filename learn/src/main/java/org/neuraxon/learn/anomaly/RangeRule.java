package org.neuraxon.learn.anomaly;

import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * How surprising a value is that lies beyond every value seen before.
 *
 * <p>With lo and hi the extremes of earlier rows, the excess of a value v is e = max(v − hi, lo − v, 0) / (hi − lo), or 1 if hi = lo and
 * v is new. A new extreme is an excess above 1 %, looked for once 20 values are known. Its surprise is
 *
 * <pre>
 *   −ln ρ + ln(1 + e/ē),    ρ = (c + ½) / (m + 1)
 * </pre>
 *
 * with c the new extremes among the last rows, forgetting with a memory of m ≤ 4,000 rows (ρ: the estimate of a rare share after
 * Krichevsky and Trofimov 1981), and ē the running mean of their excesses. In a stationary series extremes grow rarer as 1/n and each
 * is a surprise; in a trend or a random walk they are common, ρ grows, and only an excess far beyond the usual one stays surprising.
 */
final class RangeRule implements Stateful {

    private static final double MARGIN = 0.01;
    private static final double FIRST_EXCESS = 0.05;
    private static final double EXCESS_RATE = 0.1;
    private static final double MOST_EXCESS = 10;
    private static final double LARGEST = 1e300;
    private static final int START = 20;
    private static final double MEMORY = 4000;

    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double extremes;
    private double rows;
    private double usualExcess = FIRST_EXCESS;
    private long count;

    /** The least value so far. */
    double low() {
        return low;
    }

    /** The greatest value so far. */
    double high() {
        return high;
    }

    /** By which share of the range a value lies beyond it; 0 inside, 0 while fewer than 20 values are known. */
    double excess(double value) {
        if (count < START || (value >= low && value <= high)) {
            return 0;
        }
        double range = high - low;
        return range > 0 ? Math.min(LARGEST, Math.max(value - high, low - value) / range) : 1;
    }

    /** The surprise of a value in nats; 0 unless it is a new extreme. */
    double surprise(double value) {
        double excess = excess(value);
        if (excess <= MARGIN) {
            return 0;
        }
        return Elementary.log((rows + 1) / (extremes + 0.5)) + Elementary.log(1 + excess / usualExcess);
    }

    /** Takes a value into the range. */
    void learn(double value) {
        double excess = excess(value);
        double keep = 1 - 1 / MEMORY;
        rows = keep * rows + 1;
        extremes = keep * extremes;
        if (excess > MARGIN) {
            extremes += 1;
            usualExcess += EXCESS_RATE * (Math.min(excess, MOST_EXCESS * usualExcess) - usualExcess);
        }
        low = Math.min(low, value);
        high = Math.max(high, value);
        count++;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("low", low);
        sink.put("high", high);
        sink.put("extremes", extremes);
        sink.put("rows", rows);
        sink.put("usual_excess", usualExcess);
        sink.put("count", count);
    }

    @Override
    public void restore(StateSource source) {
        low = source.getDouble("low");
        high = source.getDouble("high");
        extremes = source.getDouble("extremes");
        rows = source.getDouble("rows");
        usualExcess = source.getDouble("usual_excess");
        count = source.getLong("count");
    }
}
