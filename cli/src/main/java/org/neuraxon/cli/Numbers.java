package org.neuraxon.cli;

import java.util.Locale;

/** How numbers are written for people. */
final class Numbers {

    private Numbers() {}

    /** Rounded to two places from 1000 on, to four from 1 on, to six below; without trailing zeros; {@code missing} for NaN. */
    static String plain(double value) {
        if (Double.isNaN(value)) {
            return "missing";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        if (size >= 1e9 || size < 1e-3) {
            return String.format(Locale.ROOT, "%.4g", value);
        }
        int digits = size >= 1000 ? 2 : size >= 1 ? 4 : 6;
        return String.format(Locale.ROOT, "%." + digits + "f", value).replaceAll("\\.?0+$", "");
    }
}
