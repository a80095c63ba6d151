package org.neuraxon.lab.statistics;

/** Sizes of effects. */
public final class Effect {

    private Effect() {}

    /**
     * Cohen's d of paired differences (Cohen, 1988, d_z): their mean over their standard deviation. Infinite if all are equal and not 0, 0 if
     * all are 0, NaN for fewer than two.
     */
    public static double paired(double... differences) {
        int n = differences.length;
        if (n < 2) {
            return Double.NaN;
        }
        double mean = mean(differences);
        double squares = 0;
        for (double d : differences) {
            squares += (d - mean) * (d - mean);
        }
        double deviation = Math.sqrt(squares / (n - 1));
        return mean == 0 ? 0 : mean / deviation;
    }

    /** The arithmetic mean; NaN of nothing. */
    public static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
