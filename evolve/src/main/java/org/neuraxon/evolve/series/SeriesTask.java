package org.neuraxon.evolve.series;

import java.util.Arrays;

/**
 * A series to forecast, and how forecasts are scored ({@code docs/specs/neuraxon-work.md}).
 *
 * @param values the rows
 * @param horizon rows ahead, 1 to {@value #MOST_HORIZON}
 * @param windows pieces of the series that a network lives through for a score, each from rest
 * @param windowRows rows of a piece
 * @param warmUp rows at the beginning of a piece whose forecasts do not count
 * @param noise what is added to every value that a network sees, in standard deviations of the series
 */
public record SeriesTask(double[] values, int horizon, int windows, int windowRows, int warmUp, double noise) {

    /** The longest horizon. */
    public static final int MOST_HORIZON = 1_000;

    /** The most pieces. */
    public static final int MOST_WINDOWS = 1_000;

    /** The most rows of a piece. */
    public static final int MOST_WINDOW_ROWS = 100_000;

    /** The most rows of a series. */
    public static final int MOST_ROWS = 10_000_000;

    private static final double LARGEST = 1e100;
    private static final double SMALLEST_DEVIATION = 1e-100;

    /**
     * Checks everything.
     *
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public SeriesTask {
        values = values.clone();
        between("the horizon", horizon, 1, MOST_HORIZON);
        between("the number of windows", windows, 1, MOST_WINDOWS);
        between("the rows of a window", windowRows, 2, MOST_WINDOW_ROWS);
        between("the rows of a series", values.length, 2, MOST_ROWS);
        if (warmUp < horizon || warmUp >= windowRows) {
            throw new IllegalArgumentException("the warm-up must be at least the horizon (" + horizon
                    + ") and less than a window (" + windowRows + " rows), not " + warmUp);
        }
        if (!(noise >= 0 && noise <= 1)) {
            throw new IllegalArgumentException("the noise must be 0 to 1 standard deviations, not " + noise);
        }
        if (values.length < windowRows) {
            throw new IllegalArgumentException("the series has " + values.length + " rows, fewer than a window of "
                    + windowRows + "; give a longer series or shorter windows");
        }
        for (int row = 0; row < values.length; row++) {
            if (!(Math.abs(values[row]) <= LARGEST)) {
                throw new IllegalArgumentException("value " + row + " of the series is " + values[row]
                        + "; every value must be there and of a size up to " + LARGEST);
            }
        }
        // Rounding may give equal values a mean that is none of them, and so a deviation.
        double first = values[0];
        if (Arrays.stream(values).allMatch(value -> value == first) || !(deviation(values) > SMALLEST_DEVIATION)) {
            throw new IllegalArgumentException("all values of the series are the same; there is nothing to forecast");
        }
    }

    private static void between(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", not " + value);
        }
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /** How many rows there are. */
    public int rows() {
        return values.length;
    }

    /** The rows less their mean, over their standard deviation. */
    public double[] scaled() {
        double mean = mean(values);
        double deviation = deviation(values);
        double[] scaled = new double[values.length];
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] = (values[row] - mean) / deviation;
        }
        return scaled;
    }

    /**
     * The same task with rows of its own.
     *
     * @throws IllegalArgumentException if there are fewer than a window has
     */
    public SeriesTask withValues(double[] others) {
        return new SeriesTask(others, horizon, windows, windowRows, warmUp, noise);
    }
}
