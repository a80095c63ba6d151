package org.neuraxon.learn.anomaly;

import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Turns a surprise into the probability that a row is at least as surprising, judged by the rows of the recent past.
 *
 * <p>The surprises of earlier rows stand in a histogram of 512 bins of 1/16 nat that forgets with a memory of 4,000 rows. Up to the
 * surprise u that 10 % of them exceed, the probability is the share at or above the bin of the surprise (the rank of conformal prediction,
 * Vovk, Gammerman and Shafer, "Algorithmic Learning in a Random World", 2005). Beyond u an exponential tail continues the rank,
 *
 * <pre>
 *   p(l) = max(rank(l), p(u) exp(−(l − u)/g)),    g = median excess over u / ln 2,
 * </pre>
 *
 * which is the generalised Pareto tail of shape 0 (Pickands 1975): surprises are logarithms of Pareto tails, so their own tail is about
 * exponential. The median instead of the mean keeps a past anomaly from hiding the next one. Equal surprises count as exceeding, so a
 * surprise that recurs is never rarer than it recurs.
 */
final class Calibration implements Stateful {

    private static final int BINS = 512;
    private static final double PER_NAT = 16;
    private static final double TAIL_SHARE = 0.1;
    private static final double MEMORY = 4000;
    private static final double LN_2 = Elementary.log(2);
    private static final int START = 50;
    private static final double LARGEST_UNIT = 0x1p60;
    private static final double LEAST_SLOPE = 0.125;
    private static final double LEAST = 0x1p-50;

    private final double[] weights = new double[BINS];
    private double total;
    private double unit = 1;
    private long count;

    /**
     * The probability of a surprise at least as large as this one.
     *
     * @param surprise in nats, not negative
     * @return in (0, 1]; before 50 rows are known, e^(−surprise)
     */
    double probability(double surprise) {
        if (count < START) {
            return Math.max(LEAST, Math.min(1, Elementary.exp(-surprise)));
        }
        int bin = bin(surprise);
        double above = 0;
        int i = BINS;
        while (i > bin) {
            i--;
            above += weights[i];
        }
        double rank = (above + unit) / (total + unit);
        if (rank >= TAIL_SHARE) {
            return Math.min(1, rank);
        }
        return Math.max(LEAST, Math.max(tail(surprise), above / total));
    }

    private double tail(double surprise) {
        double above = 0;
        int u = BINS;
        while (above < TAIL_SHARE * total) {
            u--;
            above += weights[u];
        }
        double upperHalf = 0;
        int i = BINS;
        while (upperHalf < above / 2) {
            i--;
            upperHalf += weights[i];
        }
        double median = i + (upperHalf - above / 2) / weights[i];
        double slope = Math.max(LEAST_SLOPE, (median - u) / PER_NAT / LN_2);
        double beyond = Math.max(0, surprise - u / PER_NAT);
        return above / total * Elementary.exp(-beyond / slope);
    }

    /** Takes a surprise into the memory. */
    void learn(double surprise) {
        weights[bin(surprise)] += unit;
        total += unit;
        unit *= MEMORY / (MEMORY - 1);
        count++;
        if (unit > LARGEST_UNIT) {
            shrink();
        }
    }

    private void shrink() {
        total = 0;
        for (int i = 0; i < BINS; i++) {
            weights[i] /= unit;
            total += weights[i];
        }
        unit = 1;
    }

    private static int bin(double surprise) {
        return (int) Math.min(BINS - 1, surprise * PER_NAT);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("weights", weights, BINS);
        sink.put("total", total);
        sink.put("unit", unit);
        sink.put("count", count);
    }

    @Override
    public void restore(StateSource source) {
        System.arraycopy(source.getDoubles("weights", BINS), 0, weights, 0, BINS);
        total = source.getDouble("total");
        unit = source.getDouble("unit");
        count = source.getLong("count");
    }
}
