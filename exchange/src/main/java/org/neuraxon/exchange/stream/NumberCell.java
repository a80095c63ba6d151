package org.neuraxon.exchange.stream;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Reads numbers out of bytes without making objects for the common ones; equal to {@link Double#parseDouble} for every number.
 *
 * <p>A number is {@code [+-] digits [mark digits] [e [+-] digits]} with a digit on at least one side of the mark. A mantissa of at
 * most 2⁵³ and a power of ten of at most 10²² in magnitude are both exact doubles, so one multiplication or division rounds
 * correctly (Clinger, 1990); everything else goes through {@code parseDouble}.
 */
final class NumberCell {

    /** What a cell holds. */
    enum Kind {
        /** A finite number of magnitude at most 1e300, in {@link #value}. */
        NUMBER,
        /** Nothing, or a spelling of it. */
        MISSING,
        /** An infinity. */
        INFINITE,
        /** A number beyond 1e300. */
        TOO_LARGE,
        /** Anything else. */
        TEXT
    }

    private static final double LARGEST = 1e300;
    private static final long EXACT_MANTISSA = 1L << 53;
    private static final int EXACT_POWER = 22;
    private static final int DIGITS = 18;
    private static final int LONGEST_WORD = 10;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final Set<String> MISSING =
            Set.of("nan", "na", "n/a", "#n/a", "null", "(null)", "none", "nil", "missing", "-", "--", "?", ".");
    private static final Set<String> INFINITE = Set.of("inf", "infinity");

    private final boolean commaAllowed;
    private byte mark;
    private double value;

    /**
     * Creates a reader of numbers.
     *
     * @param commaAllowed whether the decimal mark may be a comma; then the first mark met decides for the rest, otherwise it is a dot
     */
    NumberCell(boolean commaAllowed) {
        this.commaAllowed = commaAllowed;
        this.mark = commaAllowed ? 0 : (byte) '.';
    }

    /** The number last read. */
    double value() {
        return value;
    }

    /** Forgets which decimal mark the numbers use. */
    void forgetMark() {
        mark = commaAllowed ? 0 : (byte) '.';
    }

    /** Reads {@code bytes[from..to)}, which has no spaces around it. */
    Kind read(byte[] bytes, int from, int to) {
        value = Double.NaN;
        if (from == to) {
            return Kind.MISSING;
        }
        int at = from;
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') {
            at++;
        }
        long mantissa = 0;
        int digits = 0;
        int fraction = 0;
        int seen = 0;
        int markAt = -1;
        for (; at < to; at++) {
            byte b = bytes[at];
            int digit = b - '0';
            if (digit >= 0 && digit <= 9) {
                seen++;
                if (digits > 0 || digit > 0) {
                    digits++;
                }
                if (digits <= DIGITS) {
                    mantissa = mantissa * 10 + digit;
                }
                if (markAt >= 0) {
                    fraction++;
                }
            } else if (markAt < 0 && isMark(b)) {
                markAt = at;
            } else {
                break;
            }
        }
        if (seen == 0) {
            return word(bytes, from, to);
        }
        int exponent = 0;
        if (at < to) {
            if ((bytes[at] | 0x20) != 'e') {
                return Kind.TEXT;
            }
            at++;
            boolean down = at < to && bytes[at] == '-';
            if (at < to && (down || bytes[at] == '+')) {
                at++;
            }
            if (at == to) {
                return Kind.TEXT;
            }
            for (; at < to; at++) {
                int digit = bytes[at] - '0';
                if (digit < 0 || digit > 9) {
                    return Kind.TEXT;
                }
                exponent = Math.min(exponent * 10 + digit, 100_000);
            }
            exponent = down ? -exponent : exponent;
        }
        if (markAt >= 0) {
            mark = bytes[markAt];
        }
        int power = exponent - fraction;
        if (digits <= DIGITS && mantissa <= EXACT_MANTISSA && power >= -EXACT_POWER && power <= EXACT_POWER) {
            double magnitude = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
            value = negative ? -magnitude : magnitude;
            return Kind.NUMBER;
        }
        return slow(bytes, from, to, markAt);
    }

    private boolean isMark(byte b) {
        return mark == 0 ? b == '.' || b == ',' : b == mark;
    }

    private Kind slow(byte[] bytes, int from, int to, int markAt) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        if (markAt >= 0 && bytes[markAt] == ',') {
            text = text.replace(',', '.');
        }
        double parsed = Double.parseDouble(text);
        if (Math.abs(parsed) > LARGEST) {
            return Kind.TOO_LARGE;
        }
        value = parsed;
        return Kind.NUMBER;
    }

    private static Kind word(byte[] bytes, int from, int to) {
        if (to - from > LONGEST_WORD) {
            return Kind.TEXT;
        }
        String word = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (MISSING.contains(word)) {
            return Kind.MISSING;
        }
        String unsigned = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
        if (unsigned.equals("nan")) {
            return Kind.MISSING;
        }
        return INFINITE.contains(unsigned) ? Kind.INFINITE : Kind.TEXT;
    }
}
