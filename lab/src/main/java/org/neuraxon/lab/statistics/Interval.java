package org.neuraxon.lab.statistics;

/**
 * A range of values.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

    /** Everything from a value up. */
    public static Interval atLeast(double value) {
        return new Interval(value, Double.POSITIVE_INFINITY);
    }

    /** Everything up to a value. */
    public static Interval atMost(double value) {
        return new Interval(Double.NEGATIVE_INFINITY, value);
    }

    /** Everything above a value, itself excluded. */
    public static Interval above(double value) {
        return atLeast(Math.nextUp(value));
    }

    /** Everything below a value, itself excluded. */
    public static Interval below(double value) {
        return atMost(Math.nextDown(value));
    }

    /** One value alone. */
    public static Interval exactly(double value) {
        return new Interval(value, value);
    }

    /** True if the value lies in it, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
