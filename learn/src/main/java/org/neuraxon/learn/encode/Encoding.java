package org.neuraxon.learn.encode;

import java.util.Locale;

/** How a column is to be heard. */
public enum Encoding {
    /** As the number it is; whoever hears it finds its range ({@link org.neuraxon.learn.forecast.OnlineScale}). */
    NUMBER(false),
    /** By its logarithm, {@link LogEncoder}: what spans orders of magnitude. */
    LOG(false),
    /** By what it has changed since the row before, {@link DifferenceEncoder}: what drifts without bounds. */
    DIFFERENCE(false),
    /** By what it has grown, a fall being a new start: a counter, {@link DifferenceEncoder}. */
    COUNTER(false),
    /** As one of several kinds without order, {@link CategoryEncoder}. */
    CATEGORY(true),
    /** As a time, by where it lies in the day, the week and the year, {@link CalendarEncoder}. */
    CALENDAR(true);

    private final boolean marks;

    Encoding(boolean marks) {
        this.marks = marks;
    }

    /** Whether its lines are marks: within -1 and 1 as they are, and worth hearing only now and not a second time. */
    public boolean marks() {
        return marks;
    }

    /** An encoder without experience. */
    public Encoder begin() {
        return switch (this) {
            case NUMBER -> new NumberEncoder();
            case LOG -> new LogEncoder();
            case DIFFERENCE -> new DifferenceEncoder(false);
            case COUNTER -> new DifferenceEncoder(true);
            case CATEGORY -> new CategoryEncoder();
            case CALENDAR -> new CalendarEncoder();
        };
    }

    /** As in snapshots and on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
