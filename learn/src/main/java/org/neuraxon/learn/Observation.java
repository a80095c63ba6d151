package org.neuraxon.learn;

import org.neuraxon.learn.anomaly.Anomaly;

/**
 * What a {@link Watcher} says of a row.
 *
 * @param forecast what was expected of this row, as many rows before as the horizon says; NaN while there was no forecast
 * @param low the lower end of its 95 % band
 * @param high the upper end of its 95 % band
 * @param anomaly how unusual the row is
 */
public record Observation(double forecast, double low, double high, Anomaly anomaly) {}
