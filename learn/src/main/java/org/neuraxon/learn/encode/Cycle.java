package org.neuraxon.learn.encode;

/** What comes back in the calendar. */
public enum Cycle {
    /** From midnight to midnight. */
    DAY(86_400, 0),
    /** From Monday to Monday. */
    WEEK(7 * 86_400, 4 * 86_400),
    /** The mean year of the Gregorian calendar, 365.2425 days, from 1 January (give or take a day). */
    YEAR(365.2425 * 86_400, 0);

    private final double seconds;
    private final double start;

    Cycle(double seconds, double start) {
        this.seconds = seconds;
        this.start = start;
    }

    /** How long it is. */
    public double seconds() {
        return seconds;
    }

    /**
     * Where a moment lies, 0 to 1.
     *
     * @param time seconds since 1970-01-01T00:00 of the clock that counts
     */
    public double phase(double time) {
        double turns = (time - start) / seconds;
        return turns - Math.floor(turns);
    }
}
