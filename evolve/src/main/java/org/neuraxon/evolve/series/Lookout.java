package org.neuraxon.evolve.series;

/** Something that hears a series row by row and says what will come; it learns from what came. */
interface Lookout {

    /** Hears the next row and says what the row {@code horizon} rows later will be. */
    double next(double value);

    /** A forecast as it counts: within ±{@link #FARTHEST}, 0 if it is not a number. */
    static double within(double forecast) {
        return Double.isNaN(forecast) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, forecast));
    }

    /** How far a forecast may lie from the mean of the series, in its standard deviations. */
    double FARTHEST = 16;
}
