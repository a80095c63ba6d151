package org.neuraxon.exchange.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The names of a table's columns, and how a name asked for is found among them. */
final class Header {

    /** Most columns a table may have. */
    static final int WIDEST = 100_000;

    private static final int SHOWN = 12;

    private final String source;
    private final List<String> names;
    private final boolean[] unnamed;

    /** Takes the names from the fields of the header line. */
    Header(String source, long line, Fields fields) {
        this.source = source;
        int width = fields.count();
        if (width > WIDEST) {
            throw StreamException.broken(
                    source + ", line " + line + ": " + width + " columns; at most " + WIDEST + " can be read.");
        }
        names = new ArrayList<>(width);
        unnamed = new boolean[width];
        for (int column = 0; column < width; column++) {
            String name = fields.text(column);
            unnamed[column] = name.isEmpty();
            names.add(unnamed[column] ? "column " + (column + 1) : name);
        }
    }

    int width() {
        return names.size();
    }

    String name(int column) {
        return names.get(column);
    }

    List<String> names() {
        return names;
    }

    boolean isUnnamed(int column) {
        return unnamed[column];
    }

    /** The column of this name; letter case counts only if it must. */
    int find(String name) {
        List<Integer> found = columns(name::equals);
        if (found.isEmpty()) {
            String lower = name.toLowerCase(Locale.ROOT);
            found = columns(other -> other.toLowerCase(Locale.ROOT).equals(lower));
        }
        if (found.isEmpty()) {
            throw StreamException.usage(source + " has no column " + StreamException.quote(name) + "; its columns are "
                    + list(columns(any -> true)) + ".");
        }
        if (found.size() > 1) {
            throw StreamException.usage(source + " has " + found.size() + " columns named "
                    + StreamException.quote(name) + "; rename all but one.");
        }
        return found.get(0);
    }

    private List<Integer> columns(Predicate<String> wanted) {
        List<Integer> found = new ArrayList<>();
        for (int column = 0; column < width(); column++) {
            if (wanted.test(names.get(column))) {
                found.add(column);
            }
        }
        return found;
    }

    /** The names of these columns, for a message. */
    String list(List<Integer> columns) {
        String shown = columns.stream()
                .limit(SHOWN)
                .map(column -> StreamException.quote(names.get(column)))
                .collect(Collectors.joining(", "));
        return columns.size() > SHOWN ? shown + " and " + (columns.size() - SHOWN) + " more" : shown;
    }

    /** The names of all columns, for a message. */
    String list() {
        return list(columns(any -> true));
    }
}
