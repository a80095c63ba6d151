package org.neuraxon.core.vital;

/**
 * Where a sign should lie, ends included.
 *
 * @param low green from here
 * @param high to here
 * @param amberLow amber from here
 * @param amberHigh to here
 */
public record Band(double low, double high, double amberLow, double amberHigh) {

    /** Green from a value up, amber from a lower one. */
    static Band atLeast(double low, double amberLow) {
        return new Band(low, Double.POSITIVE_INFINITY, amberLow, Double.POSITIVE_INFINITY);
    }

    /** Green below a value, amber below a higher one. */
    static Band below(double high, double amberHigh) {
        return new Band(
                Double.NEGATIVE_INFINITY, Math.nextDown(high), Double.NEGATIVE_INFINITY, Math.nextDown(amberHigh));
    }

    /** Green in a range, amber up to half its width outside. */
    static Band within(double low, double high) {
        double half = (high - low) / 2;
        return new Band(low, high, low - half, high + half);
    }

    /** The light of a value; unknown if it is not a number. */
    public Light light(double value) {
        if (Double.isNaN(value)) {
            return Light.UNKNOWN;
        }
        if (value >= low && value <= high) {
            return Light.GREEN;
        }
        return value >= amberLow && value <= amberHigh ? Light.AMBER : Light.RED;
    }
}
