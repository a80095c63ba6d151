package org.neuraxon.learn.anomaly;

import java.util.Arrays;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * How rare a magnitude is, from a running 98 % quantile u and the mean log excess g over it (Hill, 1975):
 *
 * <pre>
 * L = -ln(0.02) x / u                 if x ≤ u
 * L = -ln(0.02) + ln(x / u) / g       if x > u          about -ln of the chance of a value this large
 * </pre>
 *
 * After scoring, u follows by stochastic approximation and g by the mean of ln(x / u), both forgetting over 2,000 rows. The first 100
 * magnitudes only start it.
 */
final class ParetoTail implements Stateful {

    /** Rows that only start the estimate. */
    public static final int START = 100;

    private static final double TAIL = 0.02;
    private static final double MEMORY = 2000;
    private static final double MINUS_LOG_TAIL = 3.912023005428146;
    private static final double LEAST_EXCESS = 0.01;

    private final double[] first = new double[START];
    private long seen;
    private double quantile;
    private double scale;
    private double excess;
    private double excesses;

    /** True once magnitudes can be scored. */
    public boolean ready() {
        return seen >= START;
    }

    /**
     * Scores a magnitude, then learns from it.
     *
     * @param x finite and not negative
     * @return -ln of its chance, 0 or more; 0 while the estimate starts
     */
    public double observe(double x) {
        double rarity = ready() ? rarity(x) : 0;
        learn(x);
        return rarity;
    }

    private double rarity(double x) {
        if (quantile <= 0) {
            return x > 0 ? MINUS_LOG_TAIL + Elementary.log(seen + 1.0) : 0;
        }
        return x <= quantile
                ? MINUS_LOG_TAIL * x / quantile
                : MINUS_LOG_TAIL + Elementary.log(x / quantile) / Math.max(excess, LEAST_EXCESS);
    }

    private void learn(double x) {
        if (seen < START) {
            first[(int) seen++] = x;
            if (seen == START) {
                start();
            }
            return;
        }
        double rate = Math.max(1.0 / (seen + 1), 1 / MEMORY);
        seen++;
        scale += rate * (Math.min(x, 10 * scale) - scale);
        quantile = Math.max(0, quantile + 4 * scale * rate * (x > quantile ? 1 - TAIL : -TAIL));
        if (x > quantile && quantile > 0) {
            excesses++;
            double share = Math.max(1 / (excesses + 1), 1 / (MEMORY * TAIL));
            excess += share * (Elementary.log(x / quantile) - excess);
        }
    }

    private void start() {
        double[] sorted = first.clone();
        Arrays.sort(sorted);
        int at = (int) (START * (1 - TAIL)) - 1;
        quantile = sorted[at];
        scale = sorted[START / 2];
        excesses = START - 1.0 - at;
        double sum = 0;
        for (int i = at + 1; i < START; i++) {
            sum += quantile > 0 ? Elementary.log(sorted[i] / quantile) : 0;
        }
        // Two values say little about a tail: they share with one excess as large as that of a normal tail.
        excess = (sum + 0.15) / (excesses + 1);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("first", first, START);
        sink.put("seen", seen);
        sink.put("quantile", quantile);
        sink.put("scale", scale);
        sink.put("excess", excess);
        sink.put("excesses", excesses);
    }

    @Override
    public void restore(StateSource source) {
        System.arraycopy(source.getDoubles("first", START), 0, first, 0, START);
        seen = source.getLong("seen");
        quantile = source.getDouble("quantile");
        scale = source.getDouble("scale");
        excess = source.getDouble("excess");
        excesses = source.getDouble("excesses");
    }
}
