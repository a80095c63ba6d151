package org.neuraxon.lab.probe;

import org.neuraxon.core.math.Elementary;

/**
 * The branching parameter by multistep regression (Wilting &amp; Priesemann, 2018): r_k is the slope of A(t + k) on A(t), and r_k = b m^k is
 * fitted by a line through log r_k over the leading lags with r_k above 0.05. With fewer than three such lags m = r_1. The ratio of successive
 * activities stands beside it only to show that it says nothing.
 *
 * @param m the branching parameter for one moment; NaN if activity does not vary
 * @param ratio the mean of A(t + 1) / A(t) where A(t) is above 0; NaN if it never is
 */
public record Branching(double m, double ratio) {

    private static final int LAGS = 40;
    private static final int LEAST_LAGS = 3;
    private static final double LEAST_SLOPE = 0.05;

    /**
     * Estimates from a stretch of stationary activity.
     *
     * @param activity the share of active neurons, one entry a moment; 2,000 at least for an estimate worth its name
     */
    public static Branching of(double[] activity) {
        double[] slopes = new double[LAGS];
        int usable = 0;
        while (usable < LAGS && usable + 2 < activity.length) {
            double slope = slope(activity, usable + 1);
            if (!(slope > LEAST_SLOPE)) {
                break;
            }
            slopes[usable++] = slope;
        }
        double m = usable < LEAST_LAGS ? slope(activity, 1) : Elementary.exp(logSlope(slopes, usable));
        return new Branching(m, ratio(activity));
    }

    private static double logSlope(double[] slopes, int count) {
        double meanLag = (count + 1) / 2.0;
        double meanLog = 0;
        for (int k = 0; k < count; k++) {
            meanLog += Elementary.log(slopes[k]) / count;
        }
        double products = 0;
        double squares = 0;
        for (int k = 0; k < count; k++) {
            products += (k + 1 - meanLag) * (Elementary.log(slopes[k]) - meanLog);
            squares += (k + 1 - meanLag) * (k + 1 - meanLag);
        }
        return products / squares;
    }

    private static double slope(double[] a, int lag) {
        int n = a.length - lag;
        double meanNow = 0;
        double meanLater = 0;
        for (int t = 0; t < n; t++) {
            meanNow += a[t] / n;
            meanLater += a[t + lag] / n;
        }
        double products = 0;
        double squares = 0;
        for (int t = 0; t < n; t++) {
            products += (a[t] - meanNow) * (a[t + lag] - meanLater);
            squares += (a[t] - meanNow) * (a[t] - meanNow);
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
