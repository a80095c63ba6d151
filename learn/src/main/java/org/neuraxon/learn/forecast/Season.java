package org.neuraxon.learn.forecast;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Finds the period of a stream and remembers the last one: a decaying autocorrelation r(k) += ρ (x(t) x(t-k) - r(k)), ρ = max(1/n, 1/4000),
 * for lags up to {@link #LONGEST}. Every 64 rows the period becomes the highest local maximum past the first zero crossing, if at least
 * three periods have been seen and it is 5 % above the one in use; the one in use moves to the top of the hill it stands on.
 */
public final class Season implements Stateful {

    /** The longest period found. */
    public static final int LONGEST = 1024;

    private static final int SIZE = 4096;
    private static final double MEMORY = 4000;
    private static final int LOOK_EVERY = 64;
    private static final int SHORTEST = 3;
    private static final int PERIODS_SEEN = 3;

    /** Written twice, {@link #SIZE} apart, so that the last {@link #SIZE} values are always one piece. */
    private final double[] past = new double[2 * SIZE];

    /** The last values, newest first, at the places of their correlations: only so does the loop over lags become vectors. */
    private final double[] recent = new double[LONGEST + 1];

    private final double[] correlation = new double[LONGEST + 1];
    private int position;
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
        position = (position + 1) & (SIZE - 1);
        past[position] = value;
        past[position + SIZE] = value;
        count++;
        double rate = count < MEMORY ? 1.0 / count : 1 / MEMORY;
        System.arraycopy(recent, 0, recent, 1, LONGEST);
        recent[0] = value;
        correlate(correlation, recent, value, rate);
        if (count % LOOK_EVERY == 0) {
            look();
        }
    }

    private static void correlate(double[] correlation, double[] recent, double value, double rate) {
        for (int lag = 0; lag <= LONGEST; lag++) {
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
        return past[position + SIZE - (periods * period - ahead)];
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
        sink.put("past", past, SIZE);
        sink.put("correlation", correlation, correlation.length);
        sink.put("position", position);
        sink.put("count", count);
        sink.put("period", period);
    }

    @Override
    public void restore(StateSource source) {
        double[] saved = source.getDoubles("past", SIZE);
        System.arraycopy(saved, 0, past, 0, SIZE);
        System.arraycopy(saved, 0, past, SIZE, SIZE);
        System.arraycopy(source.getDoubles("correlation", correlation.length), 0, correlation, 0, correlation.length);
        position = Saved.within(source, "position", 0, SIZE - 1);
        for (int lag = 0; lag <= LONGEST; lag++) {
            recent[lag] = past[position + SIZE - lag];
        }
        count = source.getLong("count");
        period = Saved.within(source, "period", 1, LONGEST);
    }
}
