package org.neuraxon.exchange.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table whose rows carry a label: CSV and its kin with a header line, or ARFF (Weka's format; the kind that names every cell), plain
 * or gzip. Holds one line at a time.
 *
 * <p>ARFF declares its columns. In other tables a column holds numbers if the first 100 rows show nothing else there; every other column
 * holds categories, numbered as they turn up.
 */
public final class LabelledReader implements AutoCloseable {

    /** Room for the categories of a column that does not declare them. */
    private static final int UNDECLARED = 32;

    private static final int LOOKED_AT = 100;
    /** Comments before a header that are still read as such. */
    private static final int MOST_COMMENTS = 10_000;

    private static final Set<String> ARFF = Set.of("@relation", "@attribute", "@data");
    private static final int MOST_CATEGORIES = 1024;

    private final String name;
    private final Feed feed;
    private final Lines lines;
    private NumberCell number = new NumberCell(false);
    /** What was read to find out the kind of file. */
    private final Deque<SavedRecord> ahead = new ArrayDeque<>();
    /** What was read to find out what columns hold. */
    private final Deque<SavedRecord> kept = new ArrayDeque<>();

    private final List<LabelledColumn> columns = new ArrayList<>();
    private final List<Categories> categories = new ArrayList<>();
    private final Fields fields = new Fields(Header.WIDEST);
    private final int label;
    private final int width;
    private final boolean arff;
    private char separator = ',';

    private LabelledReader(String name, Feed feed, @Nullable String labelName) {
        this.name = name;
        this.feed = feed;
        lines = new Lines(name, feed);
        List<LabelledColumn> all = new ArrayList<>();
        arff = isArff();
        SavedRecord first = meaningful();
        if (first == null) {
            throw StreamException.broken(name + " is empty; a header and at least one row are needed.");
        }
        if (arff) {
            lines.separator(separator);
            readArff(first, all);
        } else {
            Header header = readHeader(first);
            number = new NumberCell(Separators.allowComma(separator));
            inspect(header, all);
        }
        width = all.size();
        label = find(all, labelName);
        if (width < 2) {
            throw StreamException.usage(name + " has one column; a label and at least one column more are needed.");
        }
        for (int i = 0; i < width; i++) {
            if (i != label) {
                columns.add(all.get(i));
            }
        }
    }

    /**
     * Opens a file.
     *
     * @param label name of the column to tell from the others; null: the last one
     * @throws StreamException if there is no such file or column, or the file is no such table
     */
    public static LabelledReader open(Path file, @Nullable String label) {
        if (!Files.isRegularFile(file)) {
            throw StreamException.usage(file + (Files.exists(file) ? " is no file." : " does not exist."));
        }
        Feed feed;
        try {
            feed = new StreamFeed(Files.newInputStream(file));
        } catch (AccessDeniedException e) {
            throw StreamException.usage(file + " may not be read; its permissions forbid it.");
        } catch (IOException e) {
            throw StreamException.usage(file + " cannot be opened (" + e.getMessage() + ").");
        }
        try {
            return new LabelledReader(file.toString(), feed, label);
        } catch (StreamException e) {
            feed.close();
            throw e;
        }
    }

    /** The columns, without the label. */
    public List<LabelledColumn> columns() {
        return List.copyOf(columns);
    }

    /** The classes known so far, by number. */
    public List<String> classes() {
        return categories.get(label).names();
    }

    /**
     * The next row, or null at the end.
     *
     * @throws StreamException where the table cannot be read further
     */
    public @Nullable LabelledRow next() {
        SavedRecord record = kept.isEmpty() ? meaningful() : kept.poll();
        if (record == null) {
            return null;
        }
        cut(record);
        double[] cells = new double[width - 1];
        int answer = -1;
        int next = 0;
        for (int i = 0; i < width; i++) {
            if (i == label) {
                answer = (int) category(i, record, -1);
            } else if (columns.get(next).isNumber()) {
                cells[next++] = number(i, record);
            } else {
                cells[next++] = category(i, record, Double.NaN);
            }
        }
        return new LabelledRow(record.line(), cells, answer);
    }

    @Override
    public void close() {
        feed.close();
    }

    private double number(int field, SavedRecord record) {
        if (number.read(fields.bytes(), fields.from(field), fields.to(field)) == NumberCell.Kind.TEXT) {
            throw StreamException.broken(
                    name + ", line " + record.line() + ": " + StreamException.quote(fields.text(field))
                            + " stands where the column holds numbers; correct the line.");
        }
        return number.value();
    }

    private double category(int field, SavedRecord record, double missing) {
        String cell = unquoted(fields.text(field));
        if (cell.isEmpty() || cell.equals("?")) {
            return missing;
        }
        int known = categories.get(field).number(cell);
        if (known < 0) {
            throw StreamException.broken(name + ", line " + record.line() + ": " + StreamException.quote(cell)
                    + " is none of the categories that the column declares; correct the line or the declaration.");
        }
        return known;
    }

    private void cut(SavedRecord record) {
        if (!fields.cut(record.bytes(), 0, record.bytes().length, separator)) {
            throw StreamException.quoting(name, record.line());
        }
        if (fields.count() != width) {
            throw StreamException.width(name, record.line(), fields.count(), width);
        }
    }

    /** Whether the first line that is no comment is one of an ARFF header; elsewhere a line may begin with a percent sign. */
    private boolean isArff() {
        SavedRecord record = filled();
        while (record != null && isComment(record) && ahead.size() < MOST_COMMENTS) {
            ahead.add(record);
            record = filled();
        }
        if (record == null) {
            return false;
        }
        ahead.add(record);
        return ARFF.contains(word(text(record)));
    }

    private static String word(String line) {
        return line.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static boolean isComment(SavedRecord record) {
        return record.bytes()[0] == '%';
    }

    /** The next record that says something: neither blank nor, in ARFF, a comment. */
    private @Nullable SavedRecord meaningful() {
        SavedRecord record;
        do {
            record = ahead.isEmpty() ? filled() : ahead.poll();
        } while (arff && record != null && isComment(record));
        return record;
    }

    /** The next record that is not blank. */
    private @Nullable SavedRecord filled() {
        while (lines.next() == Lines.Step.RECORD) {
            byte[] bytes = Arrays.copyOfRange(lines.bytes(), lines.start(), lines.end());
            if (!Fields.isBlank(bytes, 0, bytes.length, ',')) {
                return new SavedRecord(bytes, lines.line());
            }
        }
        return null;
    }

    private static String text(SavedRecord record) {
        return new String(record.bytes(), StandardCharsets.UTF_8).strip();
    }

    private int find(List<LabelledColumn> all, @Nullable String labelName) {
        if (labelName == null) {
            return all.size() - 1;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(labelName)) {
                return i;
            }
        }
        throw StreamException.usage(name + " has no column " + StreamException.quote(labelName) + "; its columns are "
                + String.join(
                        ", ",
                        all.stream()
                                .limit(12)
                                .map(column -> StreamException.quote(column.name()))
                                .toList())
                + (all.size() > 12 ? ", ..." : "") + ".");
    }

    private Header readHeader(SavedRecord first) {
        for (char candidate : Separators.CANDIDATES) {
            if (fields.width(first, candidate) > 1) {
                separator = candidate;
                break;
            }
        }
        lines.separator(separator);
        if (fields.width(first, separator) == 0) {
            throw StreamException.quoting(name, first.line());
        }
        return new Header(name, first.line(), fields);
    }

    private void inspect(Header header, List<LabelledColumn> all) {
        int count = header.width();
        boolean[] text = new boolean[count];
        boolean[] numbers = new boolean[count];
        SavedRecord record = meaningful();
        while (record != null) {
            kept.add(record);
            if (fields.width(record, separator) == count) {
                for (int i = 0; i < count; i++) {
                    NumberCell.Kind kind = number.read(fields.bytes(), fields.from(i), fields.to(i));
                    text[i] |= kind == NumberCell.Kind.TEXT;
                    numbers[i] |= kind == NumberCell.Kind.NUMBER;
                }
            }
            record = kept.size() < LOOKED_AT ? meaningful() : null;
        }
        if (kept.isEmpty()) {
            throw StreamException.broken(name + " has a header line but no rows.");
        }
        for (int i = 0; i < count; i++) {
            boolean number = numbers[i] && !text[i];
            all.add(new LabelledColumn(header.name(i), number ? 0 : UNDECLARED));
            categories.add(new Categories());
        }
    }

    private void readArff(SavedRecord first, List<LabelledColumn> all) {
        for (SavedRecord record = first; record != null; record = meaningful()) {
            String line = text(record);
            String word = word(line);
            if (word.equals("@data")) {
                return;
            }
            if (word.equals("@attribute")) {
                attribute(line.substring(word.length()).strip(), record.line(), all);
            } else if (!word.equals("@relation")) {
                throw StreamException.broken(name + ", line " + record.line() + ": " + StreamException.quote(line)
                        + " is no line of an ARFF header; @relation, @attribute or @data is needed.");
            }
        }
        throw StreamException.broken(name + " has no line @data.");
    }

    private void attribute(String declaration, long line, List<LabelledColumn> all) {
        int end;
        if (declaration.startsWith("'") || declaration.startsWith("\"")) {
            end = declaration.indexOf(declaration.charAt(0), 1) + 1;
        } else {
            end = declaration.split("[\\s{]", 2)[0].length();
        }
        String type = declaration.substring(end).strip();
        if (end <= 0 || type.isEmpty()) {
            throw StreamException.broken(name + ", line " + line + ": an attribute needs a name and a type.");
        }
        String column = unquoted(declaration.substring(0, end));
        String kind = type.toLowerCase(Locale.ROOT);
        if (type.startsWith("{")) {
            List<String> values = new ArrayList<>();
            byte[] listed =
                    type.substring(1, Math.max(1, type.lastIndexOf('}'))).getBytes(StandardCharsets.UTF_8);
            fields.cut(listed, 0, listed.length, ',');
            for (int i = 0; i < fields.count(); i++) {
                values.add(unquoted(fields.text(i)));
            }
            all.add(new LabelledColumn(column, Math.max(2, Math.min(MOST_CATEGORIES, values.size()))));
            categories.add(new Categories(values));
        } else if (kind.startsWith("numeric") || kind.startsWith("real") || kind.startsWith("integer")) {
            all.add(new LabelledColumn(column, 0));
            categories.add(new Categories());
        } else {
            all.add(new LabelledColumn(column, UNDECLARED));
            categories.add(new Categories());
        }
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        boolean quoted = bare.length() > 1
                && (bare.charAt(0) == '\'' || bare.charAt(0) == '"')
                && bare.charAt(bare.length() - 1) == bare.charAt(0);
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
