package org.neuraxon.lab.statistics;

import java.util.Arrays;

/** The middle of some values, and other quantiles. */
public final class Median {

    private Median() {}

    /** The median; the mean of the two middle values if their number is even, NaN if there is none or one of them is not a number. */
    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantile(sorted, 0.5);
    }

    /**
     * A quantile by linear interpolation between order statistics (type 7 of Hyndman &amp; Fan, 1996).
     *
     * @param sorted values in rising order, infinite ones among them
     * @param share 0 to 1
     * @return NaN if there are no values or one of them is not a number
     */
    public static double quantile(double[] sorted, double share) {
        // What is not a number is sorted last.
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        // An infinite neighbour that has no share in it must not make it NaN.
        if (place == below || low == high) {
            return low;
        }
        return Double.isInfinite(low) && Double.isFinite(high) ? low : low + (place - below) * (high - low);
    }
}
