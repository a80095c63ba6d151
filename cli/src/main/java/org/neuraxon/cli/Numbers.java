package org.neuraxon.cli;

/** How numbers are written for people. */
final class Numbers {

    private Numbers() {}

    /** Up to six digits, without trailing zeros; {@code missing} for NaN. */
    static String plain(double value) {
        if (Double.isNaN(value)) {
            return "missing";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        if (size >= 1e9 || size < 1e-3) {
            return String.format("%.4g", value);
        }
        String text = String.format("%.6f", value);
        int digits = size >= 1000 ? 2 : size >= 1 ? 4 : 6;
        text = text.substring(0, text.indexOf('.') + 1 + digits);
        return text.replaceAll("\\.?0+$", "");
    }
}
