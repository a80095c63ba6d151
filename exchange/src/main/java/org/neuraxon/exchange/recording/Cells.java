package org.neuraxon.exchange.recording;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.json.Layout;
import tools.jackson.core.io.NumberOutput;

/**
 * How values stand in cells. Numbers have their shortest exact form, the same on every Java; {@code nan}, {@code inf} and {@code -inf} are
 * what their names say; an empty cell is a missing value and {@code ""} an empty text.
 */
final class Cells {

    private static final String WHOLE_ENDING = ".0";

    private Cells() {}

    /** A number, so that reading it gives the same bits (those of a NaN aside). */
    static String text(double value) {
        return Double.isFinite(value) ? withoutEnding(Layout.number(value)) : odd(value);
    }

    /** A number of single precision, so that reading it as such gives the same bits. */
    static String text(float value) {
        return Float.isFinite(value) ? withoutEnding(NumberOutput.toString(value, true)) : odd(value);
    }

    /** A text, in quotes where it needs them. */
    static String text(String value) {
        boolean plain = !value.isEmpty();
        for (int i = 0; i < value.length() && plain; i++) {
            char c = value.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r' && (c != ' ' || i > 0 && i < value.length() - 1);
        }
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** Reads a number. */
    static double number(String cell) {
        return switch (cell) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(cell);
        };
    }

    /**
     * The length of the rows that are whole: a row ends with a line break outside quotes and has as many cells as it should. What
     * follows the first row that is not whole was being written when the end came.
     *
     * @param bytes a file from its beginning
     * @param count how many of them count
     * @param columns cells of a row
     */
    static int wholeRows(byte[] bytes, int count, int columns) {
        int whole = 0;
        int cells = 1;
        boolean quoted = false;
        for (int i = 0; i < count; i++) {
            byte b = bytes[i];
            if (b == '"') {
                quoted = !quoted;
            } else if (!quoted && b == ',') {
                cells++;
            } else if (!quoted && b == '\n') {
                if (cells != columns) {
                    return whole;
                }
                whole = i + 1;
                cells = 1;
            }
        }
        return whole;
    }

    /** Splits whole rows into cells; null is a missing value. */
    static List<List<@Nullable String>> rows(byte[] bytes, int from, int to) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        List<@Nullable String> row = new ArrayList<>();
        int start = from;
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '"') {
                quoted = !quoted;
            } else if (!quoted && (b == ',' || b == '\n')) {
                row.add(cell(new String(bytes, start, i - start, StandardCharsets.UTF_8)));
                start = i + 1;
                if (b == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
        }
        return rows;
    }

    private static @Nullable String cell(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return text.charAt(0) == '"' ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    private static String odd(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }

    private static String withoutEnding(String text) {
        return text.endsWith(WHOLE_ENDING) ? text.substring(0, text.length() - WHOLE_ENDING.length()) : text;
    }
}
