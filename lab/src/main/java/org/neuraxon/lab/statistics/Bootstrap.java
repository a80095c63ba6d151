package org.neuraxon.lab.statistics;

import java.util.Arrays;
import org.neuraxon.core.math.CounterRandom;

/** Percentile intervals by resampling (Efron, 1979). Chance is counter-based, so the same values always give the same interval. */
public final class Bootstrap {

    private static final int RESAMPLES = 10_000;
    private static final int PURPOSE = 0;
    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /**
     * The 95 % interval of the median.
     *
     * @param seed what the resampling depends on
     * @param values at least one
     */
    public static Interval ofMedian(long seed, double... values) {
        double[] medians = medians(seed, values);
        Arrays.sort(medians);
        return new Interval(Median.quantile(medians, TAIL), Median.quantile(medians, 1 - TAIL));
    }

    /** The medians of the resamples, unsorted. */
    static double[] medians(long seed, double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("an interval needs at least one value");
        }
        CounterRandom random = new CounterRandom(seed);
        double[] medians = new double[RESAMPLES];
        double[] resample = new double[values.length];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int i = 0; i < resample.length; i++) {
                resample[i] = values[random.below(values.length, PURPOSE, r, i)];
            }
            medians[r] = Median.of(resample);
        }
        return medians;
    }
}
