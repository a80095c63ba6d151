package org.neuraxon.exchange.stream;

import java.nio.charset.StandardCharsets;

/** Reads one time after the other out of bytes, without making objects for the common ones. */
final class TimeText {

    private static final long SECOND = 1_000_000;
    private static final long BAD = Row.NO_TIME;
    private static final double LONGEST = 9e18;

    private byte[] bytes = {};
    private int at;
    private int end;

    /** Microseconds since 1970-01-01T00:00 of {@code source[from..to)}, or {@link Row#NO_TIME} if it is no time of this format. */
    long read(TimeFormat format, byte[] source, int from, int to) {
        bytes = source;
        at = from;
        end = to;
        return switch (format) {
            case YEAR_FIRST -> yearFirst();
            case DAY_FIRST -> dayAndMonth(true, false);
            case MONTH_SLASH_DAY -> dayAndMonth(false, true);
            case DAY_SLASH_MONTH -> dayAndMonth(true, true);
            case COMPACT_DATE -> compact(8);
            case COMPACT_DATE_TIME -> compact(14);
            case EPOCH_SECONDS, ELAPSED -> number(6);
            case EPOCH_MILLIS -> number(3);
            case EPOCH_MICROS -> number(0);
            case EPOCH_NANOS -> number(-3);
        };
    }

    private long yearFirst() {
        int year = digits(4, 4);
        int mark = take();
        if (year < 0 || (mark != '-' && mark != '/' && mark != '.')) {
            return BAD;
        }
        int month = digits(1, 2);
        if (at == end && mark == '-') {
            return month < 0 ? BAD : date(year, month, 1);
        }
        return take() == mark ? clock(date(year, month, digits(1, 2))) : BAD;
    }

    private long dayAndMonth(boolean dayFirst, boolean slash) {
        int first = digits(1, 2);
        int mark = take();
        if (first < 0 || (slash ? mark != '/' : mark != '.' && mark != '-')) {
            return BAD;
        }
        int second = digits(1, 2);
        if (second < 0 || take() != mark) {
            return BAD;
        }
        int year = digits(4, 4);
        return clock(dayFirst ? date(year, second, first) : date(year, first, second));
    }

    private long compact(int length) {
        if (end - at != length) {
            return BAD;
        }
        int year = digits(4, 4);
        int month = digits(2, 2);
        int day = digits(2, 2);
        if (year < 1900 || year >= 2200) {
            return BAD;
        }
        long date = date(year, month, day);
        if (length == 8 || date == BAD) {
            return date;
        }
        return timeOfDay(date, digits(2, 2), digits(2, 2), digits(2, 2), 0);
    }

    /** A plain number times {@code 10^power} microseconds. */
    private long number(int power) {
        int start = at;
        boolean negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        long whole = 0;
        int count = 0;
        while (at < end && isDigit(bytes[at])) {
            if (whole >= Long.MAX_VALUE / 10) {
                return decimal(start, power);
            }
            whole = whole * 10 + (bytes[at++] - '0');
            count++;
        }
        int places = Math.max(power, 0);
        long fraction = 0;
        if (at < end && bytes[at] == '.') {
            at++;
            for (; at < end && isDigit(bytes[at]); at++) {
                count++;
                if (places > 0) {
                    fraction = fraction * 10 + (bytes[at] - '0');
                    places--;
                }
            }
        }
        if (at < end || count == 0) {
            return decimal(start, power);
        }
        for (; places > 0; places--) {
            fraction *= 10;
        }
        long scale = 1;
        for (int i = 0; i < Math.abs(power); i++) {
            scale *= 10;
        }
        if (power < 0) {
            return negative ? -(whole / scale) : whole / scale;
        }
        if (whole > Long.MAX_VALUE / scale - 1) {
            return BAD;
        }
        long micros = whole * scale + fraction;
        return negative ? -micros : micros;
    }

    /** Numbers with an exponent, a plus sign or many digits. */
    private long decimal(int start, int power) {
        NumberCell cell = new NumberCell(false);
        if (cell.read(bytes, start, end) != NumberCell.Kind.NUMBER) {
            return BAD;
        }
        double micros = power < 0 ? cell.value() / 1e3 : cell.value();
        for (int i = 0; i < power; i++) {
            micros *= 10;
        }
        return Math.abs(micros) < LONGEST ? Math.round(micros) : BAD;
    }

    /** The time of day that may follow a date of so many microseconds. */
    private long clock(long date) {
        if (date == BAD || at == end) {
            return date;
        }
        int mark = take();
        if (mark != 'T' && mark != 't' && mark != ' ') {
            return BAD;
        }
        spaces();
        int hour = digits(1, 2);
        if (hour < 0 || take() != ':') {
            return BAD;
        }
        int minute = digits(2, 2);
        int second = 0;
        long fraction = 0;
        if (at < end && bytes[at] == ':') {
            at++;
            second = digits(2, 2);
            if (at < end && (bytes[at] == '.' || bytes[at] == ',')) {
                at++;
                fraction = fraction();
            }
        }
        spaces();
        hour = half(hour);
        long time = timeOfDay(date, hour, minute, second, fraction);
        spaces();
        return time == BAD || at == end ? time : zone(time);
    }

    private static long timeOfDay(long date, int hour, int minute, int second, long fraction) {
        boolean midnight = hour == 24 && minute == 0 && second == 0 && fraction == 0;
        boolean fits =
                hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60 && fraction >= 0;
        return fits || midnight ? date + (hour * 3600L + minute * 60L + second) * SECOND + fraction : BAD;
    }

    private long fraction() {
        long micros = 0;
        int places = 0;
        for (; at < end && isDigit(bytes[at]); at++, places++) {
            if (places < 6) {
                micros = micros * 10 + (bytes[at] - '0');
            }
        }
        if (places == 0) {
            return -1;
        }
        for (int i = places; i < 6; i++) {
            micros *= 10;
        }
        return micros;
    }

    /** Applies AM or PM, if they follow; -1 for an hour that no such clock shows. */
    private int half(int hour) {
        if (end - at < 2 || (bytes[at + 1] | 0x20) != 'm') {
            return hour;
        }
        int letter = bytes[at] | 0x20;
        if (letter != 'a' && letter != 'p') {
            return hour;
        }
        at += 2;
        return hour < 1 || hour > 12 ? -1 : hour % 12 + (letter == 'p' ? 12 : 0);
    }

    private long zone(long time) {
        String rest = end - at <= 6 ? new String(bytes, at, end - at, StandardCharsets.ISO_8859_1) : "";
        if (rest.equals("Z") || rest.equals("z") || rest.equals("UTC") || rest.equals("GMT")) {
            return time;
        }
        int sign = take();
        int hours = digits(2, 2);
        if ((sign != '+' && sign != '-') || hours < 0 || hours > 18) {
            return BAD;
        }
        int minutes = 0;
        if (at < end) {
            if (bytes[at] == ':') {
                at++;
            }
            minutes = digits(2, 2);
        }
        if (at != end || minutes < 0 || minutes > 59) {
            return BAD;
        }
        long offset = (hours * 3600L + minutes * 60L) * SECOND;
        return sign == '+' ? time - offset : time + offset;
    }

    /** Microseconds of midnight on this date of the Gregorian calendar; H. Hinnant's days_from_civil (2013). */
    private static long date(int year, int month, int day) {
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) {
            return BAD;
        }
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (era * 146_097 + dayOfEra - 719_468) * 86_400 * SECOND;
    }

    private static int monthLength(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** A number of so many digits, or -1. */
    private int digits(int least, int most) {
        int number = 0;
        int count = 0;
        while (count < most && at < end && isDigit(bytes[at])) {
            number = number * 10 + (bytes[at++] - '0');
            count++;
        }
        return count < least ? -1 : number;
    }

    private int take() {
        return at < end ? bytes[at++] : -1;
    }

    private void spaces() {
        while (at < end && bytes[at] == ' ') {
            at++;
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
