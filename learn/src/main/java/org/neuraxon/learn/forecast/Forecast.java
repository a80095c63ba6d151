package org.neuraxon.learn.forecast;

import java.util.List;

/**
 * What a {@link Forecaster} says after a row.
 *
 * @param row the number of the row, from 0
 * @param outlooks one for each horizon, nearest first
 * @param due the forecast that was made for this row
 */
public record Forecast(long row, List<Outlook> outlooks, Due due) {

    /** Keeps its own list. */
    public Forecast {
        outlooks = List.copyOf(outlooks);
    }

    /**
     * The outlook for a horizon.
     *
     * @throws IllegalArgumentException if the forecaster was not asked for it
     */
    public Outlook at(int horizon) {
        for (Outlook outlook : outlooks) {
            if (outlook.horizon() == horizon) {
                return outlook;
            }
        }
        throw new IllegalArgumentException("there is no forecast " + horizon + " rows ahead; there are "
                + outlooks.stream().map(Outlook::horizon).toList());
    }

    /** The forecast for a horizon. */
    public double value(int horizon) {
        return at(horizon).value();
    }
}
