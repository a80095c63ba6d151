package org.neuraxon.learn.anomaly;

import java.util.Arrays;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * The chance of a statistic at least this large, whatever its distribution: its rank among the last 2,000, and beyond the largest 2 % of
 * them an exponential tail through their mean excess. In the body this is a conformal p-value (Vovk, Gammerman &amp; Shafer, 2005).
 */
final class RecentRanks implements Stateful {

    private static final int WINDOW = 2000;
    private static final double TAIL = 0.02;
    private static final int FEWEST = 50;

    private final double[] ring = new double[WINDOW];
    private final double[] sorted = new double[WINDOW];
    private long seen;

    /** True once a chance can be given. */
    public boolean ready() {
        return seen >= FEWEST;
    }

    /**
     * Gives -ln of the chance of a value this large or larger, then learns the value.
     *
     * @param value finite
     */
    public double observe(double value) {
        double rarity = ready() ? rarity(value) : 0;
        learn(value);
        return rarity;
    }

    private double rarity(double value) {
        int count = (int) Math.min(seen, WINDOW);
        int tail = Math.max(5, (int) (count * TAIL));
        double edge = sorted[count - 1 - tail];
        if (value <= edge) {
            int below = below(value, count);
            return -Elementary.log((count - below + 0.5) / (count + 1.0));
        }
        double excess = 0;
        for (int i = count - tail; i < count; i++) {
            excess += sorted[i] - edge;
        }
        excess = Math.max(excess / tail, 1e-9);
        return -Elementary.log((tail + 0.5) / (count + 1.0)) + (value - edge) / excess;
    }

    private void learn(double value) {
        int count = (int) Math.min(seen, WINDOW);
        int slot = (int) (seen % WINDOW);
        if (count == WINDOW) {
            int old = below(ring[slot], count);
            System.arraycopy(sorted, old + 1, sorted, old, count - old - 1);
            count--;
        }
        int at = below(value, count);
        System.arraycopy(sorted, at, sorted, at + 1, count - at);
        sorted[at] = value;
        ring[slot] = value;
        seen++;
    }

    /** The number of kept values below {@code value}. */
    private int below(double value, int count) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("ring", ring, WINDOW);
        sink.put("seen", seen);
    }

    @Override
    public void restore(StateSource source) {
        System.arraycopy(source.getDoubles("ring", WINDOW), 0, ring, 0, WINDOW);
        seen = source.getLong("seen");
        int count = (int) Math.max(0, Math.min(seen, WINDOW));
        System.arraycopy(ring, 0, sorted, 0, count);
        Arrays.sort(sorted, 0, count);
    }
}
