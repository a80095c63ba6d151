package org.neuraxon.exchange.stream;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a time column is written. A calendar date may stand alone, or be followed by a {@code T} or space, hours and minutes, seconds,
 * a fraction, AM or PM, and a zone (Z, UTC, GMT, +hh, +hhmm, +hh:mm).
 *
 * <p>What could be read in two ways:
 *
 * <ul>
 *   <li>{@code 03/04/2024} is month first, unless the inspected rows speak for day first: a first number above 12, or a first number
 *       that changes more often than the second.
 *   <li>{@code 03.04.2024} and {@code 03-04-2024} are day first; {@code 2024/04/03} is year, month, day.
 *   <li>A plain number is a time only in a column named like one. Its size tells the unit of the epoch (1973 to 2286): below 1e10
 *       seconds, 1e13 milliseconds, 1e16 microseconds, above that nanoseconds. Eight digits that form a date are a date. Any other number
 *       is a time only in a column named exactly time, timestamp, ts, t, date, datetime, epoch or year, or asked for by name: seconds of
 *       a clock without a calendar.
 * </ul>
 */
public enum TimeFormat {
    /** 2024-01-31T12:34:56.789Z and its parts down to 2024-01; also with slashes or dots. */
    YEAR_FIRST("year-month-day hour:minute:second"),
    /** 31.01.2024 12:34; also with hyphens. */
    DAY_FIRST("day.month.year hour:minute:second"),
    /** 01/31/2024 12:34. */
    MONTH_SLASH_DAY("month/day/year hour:minute:second"),
    /** 31/01/2024 12:34. */
    DAY_SLASH_MONTH("day/month/year hour:minute:second"),
    /** 20240131. */
    COMPACT_DATE("a date of eight digits"),
    /** 20240131123456. */
    COMPACT_DATE_TIME("a date and time of fourteen digits"),
    /** Seconds since 1970-01-01T00:00Z, with or without a fraction. */
    EPOCH_SECONDS("seconds since 1970"),
    /** Milliseconds since 1970-01-01T00:00Z. */
    EPOCH_MILLIS("milliseconds since 1970"),
    /** Microseconds since 1970-01-01T00:00Z. */
    EPOCH_MICROS("microseconds since 1970"),
    /** Nanoseconds since 1970-01-01T00:00Z. */
    EPOCH_NANOS("nanoseconds since 1970"),
    /** A plain number that counts seconds from a start of its own. */
    ELAPSED("a plain number");

    private static final TimeFormat[] CALENDARS = {YEAR_FIRST, DAY_FIRST, MONTH_SLASH_DAY, DAY_SLASH_MONTH};
    private static final Set<String> TIME_WORDS = Set.of(
            "time",
            "timestamp",
            "datetime",
            "date",
            "ts",
            "epoch",
            "unix",
            "unixtime",
            "datum",
            "zeit",
            "zeitstempel",
            "utc");
    private static final Set<String> TIME_NAMES =
            Set.of("time", "timestamp", "ts", "t", "date", "datetime", "epoch", "year");

    private final String shape;

    TimeFormat(String shape) {
        this.shape = shape;
    }

    /** In words, for messages: "day.month.year hour:minute:second". */
    public String shape() {
        return shape;
    }

    /** Whether the times know a date, so that time of day has a meaning. */
    public boolean hasCalendar() {
        return this != ELAPSED;
    }

    /** Whether month and day could have been taken for each other. */
    boolean isSlash() {
        return this == MONTH_SLASH_DAY || this == DAY_SLASH_MONTH;
    }

    /** The calendar format of this text, or null; month first where both orders are possible. */
    static @Nullable TimeFormat calendarOf(byte[] bytes, int from, int to) {
        TimeText text = new TimeText();
        for (TimeFormat format : CALENDARS) {
            if (text.read(format, bytes, from, to) != Row.NO_TIME) {
                return format;
            }
        }
        return null;
    }

    /**
     * The format of this plain number as a time, or null.
     *
     * @param column the column's name
     * @param asked whether the column was asked for as the time, so that its name does not matter
     */
    static @Nullable TimeFormat numberOf(byte[] bytes, int from, int to, String column, boolean asked) {
        NumberCell number = new NumberCell(false);
        if (number.read(bytes, from, to) != NumberCell.Kind.NUMBER) {
            return null;
        }
        String name = column.toLowerCase(Locale.ROOT);
        if (asked || soundsLikeTime(name)) {
            TimeFormat format = bySize(number.value(), bytes, from, to);
            if (format != null) {
                return format;
            }
        }
        return asked || TIME_NAMES.contains(name) ? ELAPSED : null;
    }

    private static @Nullable TimeFormat bySize(double size, byte[] bytes, int from, int to) {
        TimeText text = new TimeText();
        if (text.read(COMPACT_DATE, bytes, from, to) != Row.NO_TIME) {
            return COMPACT_DATE;
        }
        if (text.read(COMPACT_DATE_TIME, bytes, from, to) != Row.NO_TIME) {
            return COMPACT_DATE_TIME;
        }
        if (size >= 1e8 && size < 1e10) {
            return EPOCH_SECONDS;
        }
        if (size >= 1e11 && size < 1e13) {
            return EPOCH_MILLIS;
        }
        if (size >= 1e14 && size < 1e16) {
            return EPOCH_MICROS;
        }
        return size >= 1e17 && size < 9.2e18 ? EPOCH_NANOS : null;
    }

    private static boolean soundsLikeTime(String name) {
        int start = 0;
        for (int at = 0; at <= name.length(); at++) {
            if (at == name.length() || !Character.isLetter(name.charAt(at))) {
                if (TIME_WORDS.contains(name.substring(start, at))) {
                    return true;
                }
                start = at + 1;
            }
        }
        return name.equals("t") || name.endsWith("timestamp") || name.endsWith("datetime");
    }
}
