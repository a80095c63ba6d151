package org.neuraxon.learn.anomaly;

import java.util.Arrays;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * How rare a magnitude is among those seen before, as −ln of a tail probability, for light, heavy and sparse magnitudes alike.
 *
 * <p>u is a running 98 % quantile, g the mean of ln(x/u) over the values above it (Hill, "A simple general approach to inference about
 * the tail of a distribution", Annals of Statistics 1975), q the share of values that are not 0 and m their mean:
 *
 * <pre>
 *   surprise = −ln(0.02) · x/u                 if x ≤ u
 *   surprise = −ln(0.02) + ln(x/u) / g         if x > u
 *   surprise = −ln(q) + max(0, ln(x/m))        if q &lt; 4 %: too few values for a quantile
 * </pre>
 *
 * <p>After n values, with a = max(1/(n+1), 1/2000): u moves by 4 s a (0.98 above, −0.02 below), s a running mean of the magnitude clipped
 * at 10 s (stochastic approximation, Robbins and Monro 1951). The first 100 values only set u, s, q and m; g starts at 0.2, the index of
 * an exponential tail (0.21 beyond its 98 % quantile; a normal one has 0.13), with the weight of 5 exceedances. The surprise does not
 * depend on the unit of x.
 */
final class ParetoTail implements Stateful {

    private static final double SHARE = 0.02;
    private static final double AT_QUANTILE = -Elementary.log(SHARE);
    private static final double SLOWEST = 1.0 / 2000;
    private static final double SLOWEST_EXCESS = SLOWEST / SHARE;
    private static final double QUANTILE_GAIN = 4;
    private static final double CLIP = 10;
    private static final double LEAST_INDEX = 0.02;
    private static final int START = 100;
    private static final double SPARSE = 2 * SHARE;
    private static final double USUAL_RATE = 0.05;
    private static final double FIRST_INDEX = 0.2;
    private static final double FIRST_WEIGHT = 5;

    private final double[] first = new double[START];
    private long count;
    private double scale;
    private double quantile;
    private double index;
    private double share;
    private double usual;
    private double exceedances;

    /** True once the first 100 values are in. */
    boolean ready() {
        return count >= START;
    }

    /**
     * The surprise of a magnitude under the values learned so far, in nats.
     *
     * @param magnitude finite and not negative
     * @return 0 while not {@link #ready()}
     */
    double surprise(double magnitude) {
        if (!ready() || magnitude <= 0) {
            return 0;
        }
        // Beside magnitudes of 0 the smallest that there are, near 5e-324, leave the quantile where it is: at 0.
        if (share < SPARSE || quantile <= 0) {
            return -Elementary.log(share) + (usual > 0 ? Math.max(0, logRatio(magnitude, usual)) : 0);
        }
        if (magnitude <= quantile) {
            return AT_QUANTILE * (magnitude / quantile);
        }
        return AT_QUANTILE + logRatio(magnitude, quantile) / Math.max(index, LEAST_INDEX);
    }

    /** Takes a magnitude into the tail. */
    void learn(double magnitude) {
        if (!ready()) {
            first[(int) count] = magnitude;
            count++;
            if (ready()) {
                start();
            }
            return;
        }
        double rate = Math.max(1.0 / (count + 1), SLOWEST);
        share += rate * ((magnitude > 0 ? 1 : 0) - share);
        if (magnitude > 0) {
            usual += usual > 0 ? USUAL_RATE * (Math.min(magnitude, CLIP * usual) - usual) : magnitude;
        }
        scale += rate * (scale > 0 ? Math.min(magnitude, CLIP * scale) - scale : magnitude);
        quantile = Math.max(0, quantile + QUANTILE_GAIN * scale * rate * (magnitude > quantile ? 1 - SHARE : -SHARE));
        if (magnitude > quantile && quantile > 0) {
            exceedances++;
            index += Math.max(1 / (exceedances + 1), SLOWEST_EXCESS) * (logRatio(magnitude, quantile) - index);
        }
        count++;
    }

    private void start() {
        Arrays.sort(first);
        scale = first[START / 2];
        int at = (int) ((1 - SHARE) * START) - 1;
        quantile = first[at];
        exceedances = FIRST_WEIGHT;
        index = FIRST_INDEX;
        int positive = 0;
        double sum = 0;
        for (double x : first) {
            positive += x > 0 ? 1 : 0;
            sum += x;
        }
        share = (positive + 0.5) / (START + 1);
        usual = positive > 0 ? sum / positive : 0;
        for (int i = at + 1; i < START && quantile > 0; i++) {
            exceedances++;
            index += (logRatio(first[i], quantile) - index) / exceedances;
        }
    }

    /** ln(x/y) of positive numbers, finite also where the ratio is not. */
    private static double logRatio(double x, double y) {
        return Elementary.log(x) - Elementary.log(y);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("count", count);
        sink.put("first", first, START);
        sink.put("scale", scale);
        sink.put("quantile", quantile);
        sink.put("index", index);
        sink.put("exceedances", exceedances);
        sink.put("share", share);
        sink.put("usual", usual);
    }

    @Override
    public void restore(StateSource source) {
        count = source.getLong("count");
        System.arraycopy(source.getDoubles("first", START), 0, first, 0, START);
        scale = source.getDouble("scale");
        quantile = source.getDouble("quantile");
        index = source.getDouble("index");
        exceedances = source.getDouble("exceedances");
        share = source.getDouble("share");
        usual = source.getDouble("usual");
    }
}
