package org.neuraxon.learn.forecast;

import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Finds the period of a stream and remembers the last one: a decaying autocorrelation r(k) += ρ (x(t) x(t-k) - r(k)), ρ = max(1/n, 1/4000),
 * for lags up to {@link #LONGEST}. Every 64 rows the period becomes the highest local maximum past the first zero crossing (a longer one only
 * if it is 2 % above all shorter ones), if at least three periods have been seen and it is 5 % above the one in use; the one in use moves to the top
 * of the hill it stands on.
 */
public final class Season implements Stateful {

    /** The longest period found. */
    public static final int LONGEST = 1024;

    /** What {@link #back} may ask for: one row more than the longest period. */
    private static final int KEPT = LONGEST + 2;

    private static final double MEMORY = 4000;
    private static final int LOOK_EVERY = 64;
    private static final int SHORTEST = 3;
    private static final int PERIODS_SEEN = 3;
    private static final int OLD_CIRCLE = 4096;

    /** The last values, newest first, at the places of their correlations: only so does the loop over lags become vectors. */
    private final double[] recent = new double[KEPT];

    private final double[] correlation = new double[LONGEST + 1];
    private long count;
    private int period = 1;

    /** Starts without a period. */
    public Season() {}

    /**
     * Takes the next value.
     *
     * @param value in scale units, so that its mean is about 0
     */
    public void learn(double value) {
        System.arraycopy(recent, 0, recent, 1, (int) Math.min(count, KEPT - 1));
        recent[0] = value;
        count++;
        double rate = count < MEMORY ? 1.0 / count : 1 / MEMORY;
        // Beyond the first value ever everything is 0 and stays so.
        correlate(correlation, recent, value, rate, (int) Math.min(count, LONGEST + 1));
        if (count % LOOK_EVERY == 0) {
            look();
        }
    }

    private static void correlate(double[] correlation, double[] recent, double value, double rate, int lags) {
        for (int lag = 0; lag < lags; lag++) {
            correlation[lag] += rate * (value * recent[lag] - correlation[lag]);
        }
    }

    /** The period in rows; 1 while none is known. */
    public int period() {
        return period;
    }

    /**
     * The value one period, or as many periods as needed, before the moment {@code ahead} rows from now.
     *
     * @param ahead -1 or more
     */
    public double back(int ahead) {
        int periods = Math.max(1, (ahead + period - 1) / period);
        return recent[periods * period - ahead];
    }

    private void look() {
        int lag = 1;
        while (lag < LONGEST && correlation[lag] > 0) {
            lag++;
        }
        climb(lag);
        int best = 0;
        double highest = 0;
        for (lag = Math.max(lag, SHORTEST); lag < LONGEST && (long) lag * PERIODS_SEEN < count; lag++) {
            boolean peak = correlation[lag] > correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];
            if (peak && correlation[lag] > highest * 1.02) {
                highest = correlation[lag];
                best = lag;
            }
        }
        if (best > 0 && (period <= 1 || highest > correlation[period] * 1.05)) {
            period = best;
        }
    }

    /** Moves the period to the top of the hill it stands on, as long as that lies past {@code from}. */
    private void climb(int from) {
        int top = period;
        while (top > from && top < LONGEST && correlation[top + 1] > correlation[top]) {
            top++;
        }
        while (top > from && correlation[top - 1] > correlation[top]) {
            top--;
        }
        if (top > from && (long) top * PERIODS_SEEN < count) {
            period = top;
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.put("recent", recent, KEPT);
        sink.put("correlation", correlation, correlation.length);
        sink.put("count", count);
        sink.put("period", period);
    }

    @Override
    public void restore(StateSource source) {
        if (source.has("past")) {
            restorePast(source);
        } else {
            source.read("recent", recent);
        }
        source.read("correlation", correlation);
        count = source.getLong("count");
        period = Saved.within(source, "period", 1, LONGEST);
        if (count < 0) {
            throw new SnapshotException("a season of the snapshot claims " + count + " rows; it is not usable");
        }
    }

    /** As it was saved at first: 4,096 values in a circle, the newest at {@code position}. */
    private void restorePast(StateSource source) {
        double[] past = source.getDoubles("past", OLD_CIRCLE);
        int position = Saved.within(source, "position", 0, OLD_CIRCLE - 1);
        for (int lag = 0; lag < KEPT; lag++) {
            recent[lag] = past[position - lag & OLD_CIRCLE - 1];
        }
    }
}
