package org.neuraxon.lab.statistics;

/** How two variables go together. */
public final class Correlation {

    private Correlation() {}

    /** The rank correlation of Spearman (1904), -1 to 1: Pearson's of the ranks; NaN if one variable is constant. */
    public static double spearman(double[] x, double[] y) {
        return pearson(Ranks.of(x), Ranks.of(y));
    }

    /** The linear correlation, -1 to 1; NaN if one variable is constant. */
    public static double pearson(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " values cannot be paired with " + y.length);
        }
        double meanX = Effect.mean(x);
        double meanY = Effect.mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
