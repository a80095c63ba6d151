package org.neuraxon.core.vital;

import org.neuraxon.core.math.Elementary;

/**
 * What one discrete variable says about another, in bits: the plug-in estimate with the correction of Miller (1955) and Madow for the bias
 * of few samples, (k_x + k_y - k_xy - 1) / (2 n ln 2) added, where the k count occupied cells. It may come out slightly negative.
 */
public final class MutualInformation {

    private static final double LN2 = 0x1.62e42fefa39efp-1;

    private MutualInformation() {}

    /**
     * The estimate.
     *
     * @param x values 0 to {@code kindsX} - 1
     * @param y values 0 to {@code kindsY} - 1, one for each x
     */
    public static double bits(int[] x, int kindsX, int[] y, int kindsY) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(x.length + " values cannot be paired with " + y.length);
        }
        double[] countX = new double[kindsX];
        double[] countY = new double[kindsY];
        double[] both = new double[kindsX * kindsY];
        for (int i = 0; i < x.length; i++) {
            countX[x[i]]++;
            countY[y[i]]++;
            both[x[i] * kindsY + y[i]]++;
        }
        double n = x.length;
        double plugIn = entropy(countX, n) + entropy(countY, n) - entropy(both, n);
        return plugIn + (occupied(countX) + occupied(countY) - occupied(both) - 1) / (2 * n * LN2);
    }

    /**
     * The same from a table of counts.
     *
     * @param counts row by row, a row for each kind of x
     * @param kindsY the length of a row
     */
    public static double bits(int[] counts, int kindsY) {
        double[] countX = new double[counts.length / kindsY];
        double[] countY = new double[kindsY];
        double[] both = new double[counts.length];
        double n = 0;
        for (int i = 0; i < counts.length; i++) {
            countX[i / kindsY] += counts[i];
            countY[i % kindsY] += counts[i];
            both[i] = counts[i];
            n += counts[i];
        }
        double plugIn = entropy(countX, n) + entropy(countY, n) - entropy(both, n);
        return plugIn + (occupied(countX) + occupied(countY) - occupied(both) - 1) / (2 * n * LN2);
    }

    private static double entropy(double[] counts, double n) {
        double sum = 0;
        for (double count : counts) {
            if (count > 0) {
                sum -= count / n * Elementary.log(count / n);
            }
        }
        return sum / LN2;
    }

    private static double occupied(double[] counts) {
        double cells = 0;
        for (double count : counts) {
            cells += count > 0 ? 1 : 0;
        }
        return cells;
    }
}
