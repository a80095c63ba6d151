package org.neuraxon.exchange.recording;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of a recording.
 *
 * @param name in snake case
 * @param about what a row is
 * @param columns in the order of the cells
 */
public record RecordedTable(String name, String about, List<Quantity> columns) {

    /** Checks the names, which become part of files and queries. */
    public RecordedTable {
        columns = List.copyOf(columns);
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("a table cannot be called '" + name + "'; use small letters, digits, _");
        }
        Set<String> names = new HashSet<>();
        for (Quantity column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException(
                        "the table " + name + " has two columns called '" + column.name() + "'");
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("the table " + name + " has no columns");
        }
    }

    /** The first line of each of its files. */
    String header() {
        return String.join(",", columns.stream().map(Quantity::name).toList()) + "\n";
    }
}
