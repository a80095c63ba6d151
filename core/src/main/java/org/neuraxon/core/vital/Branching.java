package org.neuraxon.core.vital;

import org.neuraxon.core.math.Elementary;

/**
 * The branching parameter by multistep regression (Wilting &amp; Priesemann, 2018): r_k is the slope of A(t + k) on A(t), and r_k = b m^k is
 * fitted by a line through log r_k over the leading lags with r_k above 0.05. With fewer than three such lags m = r_1. The ratio of successive
 * activities stands beside it only to show that it says nothing.
 *
 * @param m the branching parameter for one moment; NaN if activity does not vary
 * @param low lower end of the 95 % interval, by leaving out twenty blocks in turn (jackknife; Tukey, 1958); NaN if activity does not vary
 * @param high its upper end
 * @param ratio the mean of A(t + 1) / A(t) where A(t) is above 0; NaN if it never is
 */
public record Branching(double m, double low, double high, double ratio) {

    private static final int LAGS = 40;
    private static final int BLOCKS = 20;
    /** Student's 97.5 % quantile for nineteen degrees of freedom. */
    private static final double STUDENT = 2.093;

    private static final int LEAST_LAGS = 3;
    private static final double LEAST_SLOPE = 0.05;

    /**
     * Estimates from a stretch of stationary activity.
     *
     * @param activity the share of active neurons, one entry a moment; 2,000 at least for an estimate worth its name
     */
    public static Branching of(double[] activity) {
        double m = estimate(activity, activity.length, activity.length);
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < BLOCKS; k++) {
            double without = estimate(activity, (int) ((long) k * activity.length / BLOCKS), (int)
                    ((long) (k + 1) * activity.length / BLOCKS));
            sum += without;
            squares += without * without;
        }
        double mean = sum / BLOCKS;
        double half = STUDENT * Math.sqrt(Math.max(0, squares / BLOCKS - mean * mean) * (BLOCKS - 1));
        return new Branching(m, m - half, m + half, ratio(activity));
    }

    /** The estimate from all pairs of moments but those that begin in a block. */
    private static double estimate(double[] activity, int from, int to) {
        double[] slopes = new double[LAGS];
        int usable = 0;
        while (usable < LAGS && usable + 2 < activity.length) {
            double slope = slope(activity, usable + 1, from, to);
            if (!(slope > LEAST_SLOPE)) {
                break;
            }
            slopes[usable++] = slope;
        }
        return usable < LEAST_LAGS ? slope(activity, 1, from, to) : Elementary.exp(logSlope(slopes, usable));
    }

    /** The weighted slope of log r_k over k; the error of log r_k goes with 1 / r_k, so weights are r_k squared. */
    private static double logSlope(double[] slopes, int count) {
        double weights = 0;
        double lags = 0;
        double logs = 0;
        for (int k = 0; k < count; k++) {
            double weight = slopes[k] * slopes[k];
            weights += weight;
            lags += weight * k;
            logs += weight * Elementary.log(slopes[k]);
        }
        double meanLag = lags / weights;
        double meanLog = logs / weights;
        double products = 0;
        double squares = 0;
        for (int k = 0; k < count; k++) {
            double weight = slopes[k] * slopes[k];
            products += weight * (k - meanLag) * (Elementary.log(slopes[k]) - meanLog);
            squares += weight * (k - meanLag) * (k - meanLag);
        }
        return products / squares;
    }

    private static double slope(double[] a, int lag, int from, int to) {
        int last = a.length - lag;
        int n = last - Math.max(0, Math.min(to, last) - Math.min(from, last));
        double meanNow = 0;
        double meanLater = 0;
        for (int t = 0; t < last; t++) {
            if (t < from || t >= to) {
                meanNow += a[t];
                meanLater += a[t + lag];
            }
        }
        meanNow /= n;
        meanLater /= n;
        double products = 0;
        double squares = 0;
        for (int t = 0; t < last; t++) {
            if (t < from || t >= to) {
                products += (a[t] - meanNow) * (a[t + lag] - meanLater);
                squares += (a[t] - meanNow) * (a[t] - meanNow);
            }
        }
        return squares < 1e-12 ? Double.NaN : products / squares;
    }

    private static double ratio(double[] a) {
        double sum = 0;
        int count = 0;
        for (int t = 0; t + 1 < a.length; t++) {
            if (a[t] > 0) {
                sum += a[t + 1] / a[t];
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
