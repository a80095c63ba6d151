package org.neuraxon.learn.forecast;

/**
 * The forecast that was made for the row just read (one row before it; with horizon 0, in it), and how far off it was.
 *
 * @param value the forecast; NaN in the first row
 * @param low the lower end of its 95 % band
 * @param high the upper end of its 95 % band
 * @param error what came minus the forecast; NaN if the value is missing or there was no forecast
 * @param scaledError the same in units of the stream's scale when the forecast was made; NaN likewise
 */
public record Due(double value, double low, double high, double error, double scaledError) {

    /** Nothing was forecast. */
    public static final Due NONE = new Due(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** True if there was a forecast and a value to compare it with. */
    public boolean isKnown() {
        return !Double.isNaN(error);
    }
}
