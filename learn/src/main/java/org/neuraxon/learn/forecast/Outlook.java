package org.neuraxon.learn.forecast;

/**
 * The forecast for one moment.
 *
 * @param horizon how many rows ahead
 * @param value the forecast
 * @param low the lower end of the 95 % band
 * @param high the upper end of the 95 % band
 */
public record Outlook(int horizon, double value, double low, double high) {}
