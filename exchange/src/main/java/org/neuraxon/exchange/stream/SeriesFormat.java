package org.neuraxon.exchange.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table is laid out, and which of its columns are read; found by {@link SeriesReader} from its first lines.
 *
 * <p>The separator is the tab, semicolon, bar or comma (in this order where several would do) that cuts the header and the first row
 * into the same number of fields, two at least; else spaces, if they do; else there is one column. Numbers have a decimal dot, or in
 * a table not separated by commas a decimal comma if that is the first mark met.
 *
 * @param separator the character between fields; a space for runs of spaces and tabs, NUL for a single column
 * @param header the columns' names; "column 3" for the third where it has none
 * @param valueColumn number of the value column, from 0
 * @param inputColumns numbers of the input columns, in the order asked for
 * @param inputKinds what each of them holds
 * @param timeColumn number of the time column, -1 without one
 * @param timeFormat how the time is written; null without a time column
 */
public record SeriesFormat(
        char separator,
        List<String> header,
        int valueColumn,
        List<Integer> inputColumns,
        List<InputKind> inputKinds,
        int timeColumn,
        @Nullable TimeFormat timeFormat) {

    /** Fixes the lists. */
    public SeriesFormat {
        header = List.copyOf(header);
        inputColumns = List.copyOf(inputColumns);
        inputKinds = List.copyOf(inputKinds);
    }

    /** Number of columns. */
    public int width() {
        return header.size();
    }

    /** Name of the value column. */
    public String valueName() {
        return header.get(valueColumn);
    }

    /** Name of the time column; null without one. */
    public @Nullable String timeName() {
        return timeColumn < 0 ? null : header.get(timeColumn);
    }
}
