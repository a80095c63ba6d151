package org.neuraxon.lab.statistics;

import java.util.Arrays;

/** The middle of some values, and other quantiles. */
public final class Median {

    private Median() {}

    /** The median; the mean of the two middle values if their number is even, NaN if there is none. */
    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantile(sorted, 0.5);
    }

    /**
     * A quantile by linear interpolation between order statistics (type 7 of Hyndman &amp; Fan, 1996).
     *
     * @param sorted values in rising order
     * @param share 0 to 1
     * @return NaN if there are no values
     */
    public static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        double low = sorted[below];
        return low == sorted[above] ? low : low + (place - below) * (sorted[above] - low);
    }
}
