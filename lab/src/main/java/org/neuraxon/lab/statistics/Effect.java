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
        double centre = centre(differences);
        double deviation = Math.sqrt(squares(differences) / (n - 1));
        return centre == 0 ? 0 : centre / deviation;
    }

    /**
     * Cohen's d of two groups (Cohen, 1988): the difference of their means, second less first, over their pooled standard deviation. Infinite if
     * neither varies and they differ, 0 if they do not, NaN for fewer than two values in either.
     */
    public static double between(double[] first, double[] second) {
        if (first.length < 2 || second.length < 2) {
            return Double.NaN;
        }
        double difference = centre(second) - centre(first);
        double variance = (squares(first) + squares(second)) / (first.length + second.length - 2);
        return difference == 0 ? 0 : difference / Math.sqrt(variance);
    }

    private static double squares(double... values) {
        double centre = centre(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - centre) * (value - centre);
        }
        return squares;
    }

    /** The mean; of equal values the value itself, from which their sum, divided, may differ in the last digit. */
    private static double centre(double... values) {
        boolean same = true;
        for (double value : values) {
            same &= value == values[0];
        }
        return same ? values[0] : mean(values);
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
