package org.neuraxon.exchange.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a table's first lines and finds out how it is laid out.
 *
 * <p>A column holds what its first filled cell holds. No more rows are read than it takes until every column showed one, 20 at most, so
 * that a slow pipe is understood with its first row. Only the order of day and month in dates with slashes may take up to 1,000 rows,
 * and only in a file, where they are there. The rows looked at are kept to be read again.
 */
final class Inspection {

    private static final int ROWS = 20;
    private static final int SLASH_ROWS = 1000;
    private static final int SAMPLE_BYTES = 1 << 20;

    private final String name;
    private final Lines lines;
    private final SeriesRequest request;
    private final boolean patient;
    private final ArrayDeque<SavedRecord> saved = new ArrayDeque<>();
    private final List<SavedRecord> rows = new ArrayList<>();
    private final Fields fields = new Fields(Header.WIDEST);
    private SavedRecord headerLine = new SavedRecord(new byte[0], 0);
    private char separator;
    private int savedBytes;
    private boolean ended;
    private boolean restarted;
    private @Nullable StreamException pending;

    /**
     * Creates an inspection.
     *
     * @param patient whether all rows are there already, so that reading some ahead delays nothing
     */
    Inspection(String name, Lines lines, SeriesRequest request, boolean patient) {
        this.name = name;
        this.lines = lines;
        this.request = request;
        this.patient = patient;
    }

    /** The rows looked at, in order, empty lines included. */
    ArrayDeque<SavedRecord> saved() {
        return saved;
    }

    /** The header as it stands in the file. */
    byte[] headerLine() {
        return headerLine.bytes();
    }

    /** What was met behind the rows looked at, to be said after them; null if nothing. */
    @Nullable
    StreamException pending() {
        return pending;
    }

    /** Whether the file began anew right behind the rows looked at. */
    boolean restarted() {
        return restarted;
    }

    /** Inspects. */
    SeriesFormat format() {
        do {
            restarted = false;
            ended = false;
            separator = 0;
            saved.clear();
            readHeader();
            readRow();
        } while (rows.isEmpty() && restarted);
        separator = separator == 0 ? findSeparator() : separator;
        lines.separator(separator);
        cut(headerLine);
        Header header = new Header(name, headerLine.line(), fields);
        refuseDataAsHeader();
        if (rows.isEmpty()) {
            if (pending != null) {
                throw pending;
            }
            throw StreamException.broken(name + " has a header line but no rows.");
        }
        return new Columns(header).format();
    }

    private void readHeader() {
        int skip = request.skipLines();
        boolean any = false;
        while (true) {
            Lines.Step step = lines.next();
            if (step == Lines.Step.END) {
                throw StreamException.broken(
                        any
                                ? name
                                        + " has no header line behind the lines to skip; a header line and at least one row are needed."
                                : name + " is empty; a header line and at least one row are needed.");
            }
            if (step == Lines.Step.RESTART) {
                skip = request.skipLines();
                continue;
            }
            if (skip > 0) {
                skip--;
                any = true;
                continue;
            }
            SavedRecord record = copy();
            refuseBinary(record);
            byte[] bytes = record.bytes();
            if (bytes.length == 5 && new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals("sep=")) {
                separator = (char) bytes[4];
            } else if (!isBlank(bytes, 0, bytes.length, ',')) {
                headerLine = record;
                return;
            }
        }
    }

    private void refuseBinary(SavedRecord record) {
        byte[] bytes = record.bytes();
        boolean wide = bytes.length >= 2
                && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
                        || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
        if (wide) {
            throw StreamException.broken(name + " is UTF-16 text; save it as UTF-8.");
        }
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                throw StreamException.broken(name + ", line " + record.line() + ": byte " + b
                        + " is no text; a table of text, plain or gzip, is needed.");
            }
        }
    }

    /** Reads one row that is not blank and keeps it; false if there is none, or no more is to be kept. */
    private boolean readRow() {
        while (!ended && pending == null && savedBytes < SAMPLE_BYTES) {
            Lines.Step step;
            try {
                step = lines.next();
            } catch (StreamException e) {
                pending = e;
                return false;
            }
            if (step == Lines.Step.END) {
                ended = true;
            } else if (step == Lines.Step.RESTART) {
                ended = true;
                restarted = true;
            } else {
                SavedRecord record = copy();
                saved.add(record);
                savedBytes += record.bytes().length + 1;
                if (!isBlank(record.bytes(), 0, record.bytes().length, ',')) {
                    rows.add(record);
                    return true;
                }
            }
        }
        return false;
    }

    private SavedRecord copy() {
        return new SavedRecord(Arrays.copyOfRange(lines.bytes(), lines.start(), lines.end()), lines.line());
    }

    /** Whether a record holds nothing but spaces, and no separator. */
    static boolean isBlank(byte[] bytes, int from, int to, char separator) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && (bytes[i] != '\t' || separator == '\t')) {
                return false;
            }
        }
        return true;
    }

    private char findSeparator() {
        char widest = Separators.NONE;
        int most = 1;
        for (char candidate : Separators.CANDIDATES) {
            int width = width(headerLine, candidate);
            if (width > 1 && !rows.isEmpty() && width(rows.get(0), candidate) == width) {
                return candidate;
            }
            if (width > most) {
                most = width;
                widest = candidate;
            }
        }
        if (widest != Separators.NONE) {
            return widest;
        }
        int words = width(headerLine, Separators.SPACES);
        boolean same = words > 1 && (rows.isEmpty() || width(rows.get(0), Separators.SPACES) == words);
        return same ? Separators.SPACES : Separators.NONE;
    }

    private int width(SavedRecord record, char candidate) {
        byte[] bytes = record.bytes();
        return fields.cut(bytes, 0, bytes.length, candidate) ? fields.count() : 0;
    }

    private void cut(SavedRecord record) {
        if (width(record, separator) == 0) {
            throw badQuote(name, record.line());
        }
    }

    static StreamException badQuote(String name, long line) {
        return StreamException.broken(name + ", line " + line
                + ": text follows a closing quote; a quote inside a quoted field is written twice.");
    }

    private void refuseDataAsHeader() {
        boolean any = false;
        NumberCell number = new NumberCell(separator != ',' && separator != Separators.NONE);
        for (int field = 0; field < fields.count(); field++) {
            int from = fields.from(field);
            int to = fields.to(field);
            NumberCell.Kind kind = number.read(fields.bytes(), from, to);
            number.forgetMark();
            if (kind == NumberCell.Kind.TEXT && TimeFormat.calendarOf(fields.bytes(), from, to) == null) {
                return;
            }
            any |= from < to && kind != NumberCell.Kind.MISSING;
        }
        if (any) {
            throw StreamException.usage(
                    name + ", line " + headerLine.line() + ": a header line that names the columns is needed, but "
                            + StreamException.quote(fields.text(0)) + (fields.count() > 1 ? " and the rest are" : " is")
                            + " data; put a line such as "
                            + (fields.count() > 1 ? "'time,value'" : "'value'") + " first.");
        }
        if (fields.count() == 0) {
            throw StreamException.broken(name + " is empty; a header line and at least one row are needed.");
        }
    }

    /** What each column holds, and what it is for. */
    private final class Columns {

        private final Header header;
        private final NumberCell number = new NumberCell(separator != ',' && separator != Separators.NONE);
        /** The first filled cell of each column; null while there is none. */
        private final byte @Nullable [][] samples;

        private final NumberCell.Kind[] kinds;
        private final int value;
        private final int time;
        private final List<Integer> inputs = new ArrayList<>();
        private int open;
        private int looked;

        Columns(Header header) {
            this.header = header;
            samples = new byte[header.width()][];
            kinds = new NumberCell.Kind[header.width()];
            Arrays.fill(kinds, NumberCell.Kind.MISSING);
            value = request.value() == null ? -1 : header.find(request.value());
            time = request.time() == null ? -1 : header.find(request.time());
            for (String input : request.inputs()) {
                inputs.add(header.find(input));
            }
            refuseTwice();
            open = header.width();
            while (open > 0 && looked < ROWS && (looked < rows.size() || readRow()) && look(rows.get(looked))) {
                looked++;
            }
        }

        private void refuseTwice() {
            List<Integer> all = new ArrayList<>(inputs);
            if (value >= 0) {
                all.add(value);
                if (value == time) {
                    throw StreamException.usage("Column " + StreamException.quote(header.name(value))
                            + " is asked for twice: it is the value, and so not the time.");
                }
            }
            if (all.stream().distinct().count() != all.size()) {
                throw StreamException.usage(
                        "A column is asked for twice among value and inputs: " + header.list(all) + ".");
            }
        }

        private boolean look(SavedRecord row) {
            if (width(row, separator) != header.width()) {
                return false;
            }
            for (int column = 0; column < header.width(); column++) {
                if (samples[column] == null) {
                    int from = fields.from(column);
                    int to = fields.to(column);
                    number.forgetMark();
                    kinds[column] = number.read(fields.bytes(), from, to);
                    if (kinds[column] != NumberCell.Kind.MISSING) {
                        samples[column] = Arrays.copyOfRange(fields.bytes(), from, to);
                        open--;
                    }
                }
            }
            return true;
        }

        SeriesFormat format() {
            int timeColumn = time >= 0 ? time : findTime();
            TimeFormat timeFormat = timeColumn < 0 ? null : timeFormat(timeColumn, time >= 0);
            if (timeFormat != null && timeFormat.isSlash()) {
                timeFormat = slashOrder(timeColumn, timeFormat);
            }
            int valueColumn = value >= 0 ? value : findValue(timeColumn);
            return new SeriesFormat(separator, header.names(), valueColumn, inputs, timeColumn, timeFormat);
        }

        private int findTime() {
            int number = -1;
            int elapsed = -1;
            for (int column = 0; column < header.width(); column++) {
                TimeFormat format = column == value || inputs.contains(column) ? null : sampleFormat(column, false);
                if (format == TimeFormat.ELAPSED) {
                    elapsed = elapsed < 0 ? column : elapsed;
                } else if (format != null && kinds[column] == NumberCell.Kind.NUMBER) {
                    number = number < 0 ? column : number;
                } else if (format != null) {
                    return column;
                }
            }
            if (number >= 0) {
                return number;
            }
            return elapsed >= 0 && (value >= 0 || numeric(elapsed).size() > 0) ? elapsed : -1;
        }

        private @Nullable TimeFormat sampleFormat(int column, boolean asked) {
            byte[] sample = samples[column];
            if (sample == null) {
                return null;
            }
            TimeFormat calendar = TimeFormat.calendarOf(sample, 0, sample.length);
            return calendar != null
                    ? calendar
                    : TimeFormat.numberOf(sample, 0, sample.length, header.name(column), asked);
        }

        private TimeFormat timeFormat(int column, boolean asked) {
            TimeFormat format = sampleFormat(column, asked);
            return format == null ? TimeFormat.YEAR_FIRST : format;
        }

        /** Day or month first: by a number above 12 if there is one, otherwise what changes more often is the day. */
        private TimeFormat slashOrder(int column, TimeFormat first) {
            if (first == TimeFormat.DAY_SLASH_MONTH) {
                return first;
            }
            TimeText text = new TimeText();
            int changes = 0;
            String before = "";
            for (int i = 0; i < (patient ? SLASH_ROWS : looked) && (i < rows.size() || readRow()); i++) {
                if (width(rows.get(i), separator) != header.width()) {
                    break;
                }
                if (fields.isEmpty(column)) {
                    continue;
                }
                int from = fields.from(column);
                int to = fields.to(column);
                if (text.read(TimeFormat.MONTH_SLASH_DAY, fields.bytes(), from, to) == Row.NO_TIME) {
                    return text.read(TimeFormat.DAY_SLASH_MONTH, fields.bytes(), from, to) == Row.NO_TIME
                            ? first
                            : TimeFormat.DAY_SLASH_MONTH;
                }
                if (text.read(TimeFormat.DAY_SLASH_MONTH, fields.bytes(), from, to) == Row.NO_TIME) {
                    return first;
                }
                String now = fields.text(column);
                if (!before.isEmpty()) {
                    changes += part(now, 0).equals(part(before, 0)) ? 0 : 1;
                    changes -= part(now, 1).equals(part(before, 1)) ? 0 : 1;
                }
                before = now;
            }
            return changes > 0 ? TimeFormat.DAY_SLASH_MONTH : first;
        }

        private static String part(String date, int index) {
            return date.split("/", 3)[index];
        }

        private List<Integer> numeric(int timeColumn) {
            List<Integer> found = new ArrayList<>();
            for (int column = 0; column < header.width(); column++) {
                boolean isNumber = samples[column] != null && kinds[column] != NumberCell.Kind.TEXT;
                if (isNumber && column != timeColumn && !inputs.contains(column)) {
                    found.add(column);
                }
            }
            return found;
        }

        private int findValue(int timeColumn) {
            List<Integer> found = numeric(timeColumn);
            if (found.size() > 1) {
                found.removeIf(header::isUnnamed);
            }
            if (found.isEmpty()) {
                for (int column = 0; column < header.width(); column++) {
                    if (samples[column] == null && column != timeColumn && !inputs.contains(column)) {
                        found.add(column);
                    }
                }
            }
            if (found.size() == 1) {
                return found.get(0);
            }
            throw StreamException.usage(
                    found.isEmpty()
                            ? name + " has no column of numbers besides the time; its columns are " + header.list()
                                    + "."
                            : name + " has " + found.size()
                                    + " columns that could be the value; name one with --value: " + header.list(found)
                                    + ".");
        }
    }
}
