package org.neuraxon.upow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Comma-separated text whose first line names the columns. Names are the same whatever their case, spaces and underscores; cells lose spaces and quotation
 * marks around them; a byte order mark and blank lines are passed over.
 */
public final class CellTable {

    /**
     * A line with a cell for each column at least.
     *
     * @param name how a sentence names it, for example {@code "line 3"}
     */
    public record Row(String name, List<String> cells) {}

    private final List<String> names;
    private final List<Row> rows = new ArrayList<>();

    /**
     * Reads text.
     *
     * @param what how a sentence names the rows, for example {@code "samples"}
     * @throws UpowException if there is no header or a row has too few cells
     */
    public CellTable(String text, String what) {
        // A byte order mark is no part of the first name.
        List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
        int header = 0;
        while (header < lines.size() && lines.get(header).isBlank()) {
            header++;
        }
        if (header == lines.size()) {
            throw new UpowException("the table of " + what + " is empty; its first line must name the columns");
        }
        names = cells(lines.get(header)).stream().map(CellTable::plain).toList();
        for (int i = header + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                Row row = new Row("line " + (i + 1), cells(lines.get(i)));
                if (row.cells().size() < names.size()) {
                    throw new UpowException(
                            row.name() + " has " + row.cells().size() + " cells where the header has " + names.size());
                }
                rows.add(row);
            }
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _]", "");
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", "").strip())
                .toList();
    }

    /** Where a column of this name lies, -1 if there is none. */
    public int column(String name) {
        return names.indexOf(plain(name));
    }

    /** The lines below the header. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }
}
