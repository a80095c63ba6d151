package org.neuraxon.exchange.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each column holds, and what it is for. A column holds what its first filled cell holds, out of the first 20 rows at most; no
 * more of them are read than it takes.
 */
final class Columns {

    private static final int ROWS = 20;
    private static final int SLASH_ROWS = 1000;

    private final String name;
    private final Sample sample;
    private final char separator;
    private final Fields fields = new Fields(Header.WIDEST);
    private final Header header;
    private final NumberCell number;
    /** The first filled cell of each column; empty while there is none. */
    private final byte[][] samples;

    private final NumberCell.Kind[] kinds;
    /** The value; -1 while it is to be found. */
    private final int value;
    /** Further values, where several are asked for by name. */
    private final List<Integer> further = new ArrayList<>();

    private final boolean all;
    private final boolean mixed;
    private final List<Integer> texts = new ArrayList<>();
    private final int time;
    private final List<Integer> inputs = new ArrayList<>();
    private int open;
    private int looked;

    /**
     * Looks at the rows.
     *
     * @throws StreamException if the first is no row, or a column asked for is not there
     */
    Columns(String name, Header header, Sample sample, char separator, SeriesRequest request) {
        this.name = name;
        this.header = header;
        this.sample = sample;
        this.separator = separator;
        number = new NumberCell(Separators.allowComma(separator));
        samples = new byte[header.width()][0];
        kinds = new NumberCell.Kind[header.width()];
        Arrays.fill(kinds, NumberCell.Kind.MISSING);
        List<Integer> values = values(header, request);
        all = values.isEmpty() && request.value() != null;
        mixed = request.mixed();
        value = values.isEmpty() ? -1 : values.get(0);
        further.addAll(values.subList(Math.min(1, values.size()), values.size()));
        time = request.time() == null ? -1 : header.find(request.time());
        for (String input : request.inputs()) {
            inputs.add(header.find(input));
        }
        for (String text : request.texts()) {
            texts.add(header.find(text));
        }
        refuseTwice();
        open = header.width();
        while (!settled() && looked < ROWS && sample.has(looked) && look(sample.row(looked))) {
            looked++;
        }
        if (looked == 0) {
            refuseFirst(sample.row(0));
        }
    }

    /** The values asked for by name: none, one, or several; none for all. A name that is there as it stands is that column. */
    private static List<Integer> values(Header header, SeriesRequest request) {
        String names = request.value();
        if (names == null) {
            return List.of();
        }
        if (!request.several() || header.names().contains(names) || !names.contains(",")) {
            boolean every = request.several()
                    && names.equals(SeriesRequest.ALL)
                    && !header.names().contains(names);
            return every ? List.of() : List.of(header.find(names));
        }
        List<Integer> values = new ArrayList<>();
        for (String one : names.split(",", -1)) {
            values.add(header.find(one.strip()));
        }
        return values;
    }

    /** Whether further rows would tell nothing that matters. */
    private boolean settled() {
        boolean timeKnown = time >= 0 ? samples[time].length > 0 : findTime() >= 0;
        boolean inputsKnown = !mixed || inputs.stream().allMatch(input -> samples[input].length > 0);
        return open == 0 || (value >= 0 && timeKnown && inputsKnown && looked > 0);
    }

    private void refuseFirst(SavedRecord row) {
        int width = fields.width(row, separator);
        throw width == 0
                ? StreamException.quoting(name, row.line())
                : StreamException.width(name, row.line(), width, header.width());
    }

    private void refuseTwice() {
        List<Integer> asked = new ArrayList<>(inputs);
        asked.addAll(further);
        if (value >= 0) {
            asked.add(value);
            if (value == time || further.contains(time)) {
                throw StreamException.usage("Column " + StreamException.quote(header.name(time))
                        + " is asked for twice: it is the value, and so not the time.");
            }
        }
        if (asked.stream().distinct().count() != asked.size()) {
            throw StreamException.usage(
                    "A column is asked for twice among value and inputs: " + header.list(asked) + ".");
        }
    }

    private boolean look(SavedRecord row) {
        if (fields.width(row, separator) != header.width()) {
            return false;
        }
        for (int column = 0; column < header.width(); column++) {
            if (samples[column].length == 0) {
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
        List<Integer> values = new ArrayList<>(further);
        if (all) {
            values.addAll(named(numeric(timeColumn)));
        } else if (value >= 0) {
            values.add(0, value);
        }
        int valueColumn = values.isEmpty() ? findValue(timeColumn) : values.remove(0);
        List<InputKind> inputKinds = new ArrayList<>(Collections.nCopies(values.size(), InputKind.NUMBER));
        boolean calendar = timeFormat != null && timeFormat.hasCalendar();
        inputs.forEach(input -> inputKinds.add(inputKind(input, calendar && input == timeColumn)));
        values.addAll(inputs);
        return new SeriesFormat(separator, header.names(), valueColumn, values, inputKinds, timeColumn, timeFormat);
    }

    private InputKind inputKind(int column, boolean isTime) {
        if (texts.contains(column)) {
            return InputKind.TEXT;
        }
        if (!mixed) {
            return InputKind.NUMBER;
        }
        return isTime ? InputKind.TIME : kinds[column] == NumberCell.Kind.TEXT ? InputKind.TEXT : InputKind.NUMBER;
    }

    private int findTime() {
        int epoch = -1;
        int elapsed = -1;
        for (int column = 0; column < header.width(); column++) {
            boolean input = inputs.contains(column);
            boolean taken = column == value || further.contains(column) || (input && !mixed);
            TimeFormat format = taken ? null : sampleFormat(column, false);
            if (format == TimeFormat.ELAPSED && input) {
                continue;
            }
            if (format == TimeFormat.ELAPSED) {
                elapsed = elapsed < 0 ? column : elapsed;
            } else if (format != null && kinds[column] == NumberCell.Kind.NUMBER) {
                epoch = epoch < 0 ? column : epoch;
            } else if (format != null) {
                return column;
            }
        }
        if (epoch >= 0) {
            return epoch;
        }
        return elapsed >= 0 && (value >= 0 || numeric(elapsed).size() > 0) ? elapsed : -1;
    }

    private @Nullable TimeFormat sampleFormat(int column, boolean asked) {
        byte[] cell = samples[column];
        if (cell.length == 0) {
            return null;
        }
        TimeFormat calendar = TimeFormat.calendarOf(cell, 0, cell.length);
        return calendar != null ? calendar : TimeFormat.numberOf(cell, 0, cell.length, header.name(column), asked);
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
        for (int i = 0; i < (sample.isPatient() ? SLASH_ROWS : looked) && sample.has(i); i++) {
            if (fields.width(sample.row(i), separator) != header.width()) {
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
            boolean isNumber = samples[column].length > 0 && kinds[column] != NumberCell.Kind.TEXT;
            if (isNumber && column != timeColumn && !inputs.contains(column)) {
                found.add(column);
            }
        }
        return found;
    }

    /** Without those that have no name, if there are several. */
    private List<Integer> named(List<Integer> columns) {
        List<Integer> found = new ArrayList<>(columns);
        if (found.size() > 1) {
            found.removeIf(header::isUnnamed);
        }
        return found;
    }

    private int findValue(int timeColumn) {
        List<Integer> found = named(numeric(timeColumn));
        if (found.isEmpty()) {
            for (int column = 0; column < header.width(); column++) {
                if (samples[column].length == 0 && column != timeColumn && !inputs.contains(column)) {
                    found.add(column);
                }
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw StreamException.usage(
                found.isEmpty()
                        ? name + " has no column of numbers besides the time; its columns are " + header.list() + "."
                        : name + " has " + found.size()
                                + " columns that could be the value; name one with --value: " + header.list(found)
                                + ".");
    }
}
