package org.neuraxon.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.learn.encode.Encoding;

/**
 * How the columns of a stream are heard.
 *
 * @param columns those watched, then the inputs
 * @param values how each of the watched is heard
 * @param inputs how each of the inputs is heard
 * @param calendar whether the row's time is one more input
 */
record Hearing(List<String> columns, List<Encoding> values, List<Encoding> inputs, boolean calendar) {

    Hearing {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        inputs = List.copyOf(inputs);
    }

    /** Whether all are heard as the numbers they are. */
    boolean isPlain() {
        return !calendar && isAllNumbers(values) && isAllNumbers(inputs);
    }

    private static boolean isAllNumbers(List<Encoding> encodings) {
        return encodings.stream().allMatch(Encoding.NUMBER::equals);
    }

    /** How all inputs are heard, the row's time last. */
    List<Encoding> all() {
        List<Encoding> all = new ArrayList<>(inputs);
        if (calendar) {
            all.add(Encoding.CALENDAR);
        }
        return all;
    }

    /** The cells of a row's inputs, its time last. */
    double[] cells(Row row, double[] given) {
        if (!calendar) {
            return given;
        }
        double[] cells = Arrays.copyOf(given, given.length + 1);
        cells[given.length] = row.hasTime() ? row.timeMicros() / 1e6 : Double.NaN;
        return cells;
    }

    /** In words, the same for the same: "load as log, host as category, with the calendar"; "numbers" if plain. */
    String text() {
        if (isPlain()) {
            return "numbers";
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Encoding encoding = i < values.size() ? values.get(i) : inputs.get(i - values.size());
            if (encoding != Encoding.NUMBER) {
                parts.add(columns.get(i) + " as " + encoding.key());
            }
        }
        if (calendar) {
            parts.add("with the calendar");
        }
        return String.join(", ", parts);
    }
}
