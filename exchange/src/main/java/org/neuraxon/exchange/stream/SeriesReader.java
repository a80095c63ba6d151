package org.neuraxon.exchange.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.math.TextKey;

/**
 * Reads a table of text (CSV and its kin, plain or gzip) row by row, from a file, a growing file or a stream. Holds one line at a time,
 * so memory does not grow with the rows.
 *
 * <p>Nothing is read before the first call of {@link #format}, {@link #columns} or {@link #next}; what the table is like is found then.
 *
 * <p>An empty line is a missing value in a table of one column, otherwise it is passed over and counted; empty lines at the end are nothing.
 */
public final class SeriesReader implements RowSource {

    private static final double[] NO_INPUTS = {};

    private final String name;
    private final Feed feed;
    private final Lines lines;
    private final SeriesRequest request;
    private final boolean patient;
    private final Tally tally = new Tally();
    private final TimeOrder order = new TimeOrder();
    private final TimeText timeText = new TimeText();
    private @Nullable Layout layout;
    private @Nullable StreamException failure;
    private boolean ended;

    private SeriesReader(String name, Feed feed, SeriesRequest request, boolean patient) {
        this.name = name;
        this.feed = feed;
        this.request = request;
        this.patient = patient;
        this.lines = new Lines(name, feed);
    }

    /**
     * Opens a file, or a named pipe.
     *
     * @throws StreamException (usage) if there is no such file, it is a directory or may not be read
     */
    public static SeriesReader open(Path path, SeriesRequest request) {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw StreamException.usage(name + " is a directory; name a file with a header line and rows.");
        }
        if (!Files.exists(path)) {
            throw StreamException.usage(name + " does not exist.");
        }
        try {
            if (!Files.isRegularFile(path)) {
                return new SeriesReader(
                        name, new StreamFeed(new PumpedStream(() -> Files.newInputStream(path))), request, false);
            }
            if (request.follow()) {
                refuseGzip(path);
                return new SeriesReader(name, new GrowingFile(path, request.poll()), request, false);
            }
            return new SeriesReader(name, new StreamFeed(Files.newInputStream(path)), request, true);
        } catch (AccessDeniedException e) {
            throw StreamException.usage(name + " may not be read; its permissions forbid it.");
        } catch (NoSuchFileException e) {
            throw StreamException.usage(name + " does not exist.");
        } catch (IOException e) {
            throw StreamException.broken(name + " cannot be opened (" + e.getMessage() + ").");
        }
    }

    private static void refuseGzip(Path path) throws IOException {
        try (InputStream begin = Files.newInputStream(path)) {
            if (StreamFeed.isGzip(begin.readNBytes(2))) {
                throw StreamException.usage(
                        path + " is gzip, which cannot be followed; unpack it, or do not follow it.");
            }
        }
    }

    /**
     * Reads a stream, such as standard input. It is read ahead by up to 512 KiB on a thread of its own and closed by that thread, which
     * may be later than {@link #close} if its last read waits.
     *
     * @param name what to call the stream in messages: "standard input"
     */
    public static SeriesReader open(InputStream stream, String name, SeriesRequest request) {
        return new SeriesReader(name, new StreamFeed(new PumpedStream(() -> stream)), request, false);
    }

    /**
     * How the table is laid out; reads its first lines, and waits for them.
     *
     * @throws StreamException if they cannot be read or do not fit the request
     */
    public SeriesFormat format() {
        return layout().format;
    }

    @Override
    public List<String> columns() {
        SeriesFormat format = format();
        List<String> names = new ArrayList<>();
        names.add(format.valueName());
        format.inputColumns().forEach(column -> names.add(format.header().get(column)));
        return List.copyOf(names);
    }

    @Override
    public List<InputKind> inputKinds() {
        return format().inputKinds();
    }

    @Override
    public boolean hasCalendar() {
        TimeFormat time = format().timeFormat();
        return time != null && time.hasCalendar();
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void close() {
        feed.close();
    }

    private Layout layout() {
        Layout known = layout;
        if (known != null) {
            return known;
        }
        if (failure != null) {
            throw failure;
        }
        try {
            Inspection inspection = new Inspection(name, lines, request, patient);
            known = new Layout(inspection.format(), inspection);
            layout = known;
            return known;
        } catch (StreamException e) {
            failure = feed.isClosed() ? StreamException.broken(name + " was closed before its first row was read.") : e;
            throw failure;
        }
    }

    @Override
    public @Nullable Row next() {
        if (ended || feed.isClosed()) {
            return null;
        }
        if (failure != null) {
            throw failure;
        }
        try {
            Row row = layout().next();
            ended = row == null;
            return row;
        } catch (StreamException e) {
            if (feed.isClosed()) {
                ended = true;
                return null;
            }
            failure = e;
            throw e;
        }
    }

    /** Reading once the layout is known. */
    private final class Layout {

        private final SeriesFormat format;
        private final char separator;
        private final int width;
        private final int[] inputs;
        private final InputKind[] inputKinds;
        private final NumberCell number;
        /** For cells that are texts, whatever they look like: they do not say which decimal mark numbers have. */
        private final NumberCell word = new NumberCell(false);

        private final Fields fields;
        private final Sample sample;
        private final byte[] header;
        private byte[] bytes = {};
        private int start;
        private int end;
        private long line;
        private long row;
        private int blanks;
        private boolean held;
        private boolean restarted;
        private int skip;
        private boolean headerMayCome;

        Layout(SeriesFormat format, Inspection inspection) {
            this.format = format;
            separator = format.separator();
            width = format.width();
            inputs = format.inputColumns().stream().mapToInt(Integer::intValue).toArray();
            inputKinds = format.inputKinds().toArray(InputKind[]::new);
            number = new NumberCell(Separators.allowComma(separator));
            fields = new Fields(width);
            sample = inspection.sample();
            restarted = sample.isRestarted();
            header = inspection.headerLine();
        }

        @Nullable
        Row next() {
            while (!held) {
                if (!advance()) {
                    return null;
                }
                if (Fields.isBlank(bytes, start, end, separator)) {
                    blanks++;
                } else {
                    held = true;
                    if (blanks > 0 && width > 1) {
                        countBlanks();
                    }
                }
            }
            if (blanks > 0) {
                return row(line - blanks--, null, Row.NO_TIME, Double.NaN, NO_INPUTS, Oddity.MISSING_VALUE.bit());
            }
            held = false;
            return read();
        }

        private void countBlanks() {
            tally.count(Oddity.BLANK_LINE, line - blanks, blanks);
            refuse(Oddity.BLANK_LINE.bit(), line - blanks);
            blanks = 0;
        }

        /** Goes to the next record that is no header of a restarted file. */
        private boolean advance() {
            SavedRecord kept = sample.take();
            if (kept != null) {
                bytes = kept.bytes();
                start = 0;
                end = bytes.length;
                line = kept.line();
                return true;
            }
            sample.throwPending();
            if (restarted) {
                restarted = false;
                restart();
            }
            while (true) {
                Lines.Step step = lines.next();
                if (step == Lines.Step.END) {
                    return false;
                }
                if (step == Lines.Step.RESTART) {
                    restart();
                    continue;
                }
                bytes = lines.bytes();
                start = lines.start();
                end = lines.end();
                line = lines.line();
                if (skip > 0) {
                    skip--;
                } else if (headerMayCome) {
                    if (Inspection.isBeforeHeader(bytes, start, end)) {
                        continue;
                    }
                    headerMayCome = false;
                    if (!Arrays.equals(bytes, start, end, header, 0, header.length)) {
                        return true;
                    }
                } else {
                    return true;
                }
            }
        }

        private void restart() {
            blanks = 0;
            skip = request.skipLines();
            headerMayCome = true;
            if (lines.wasCut()) {
                tally.count(Oddity.CUT_LINE, lines.line(), 1);
                refuse(Oddity.CUT_LINE.bit(), lines.line());
            }
        }

        private Row read() {
            if (!fields.cut(bytes, start, end, separator)) {
                throw StreamException.quoting(name, line);
            }
            if (fields.count() != width) {
                throw StreamException.width(name, line, fields.count(), width);
            }
            int flags = 0;
            String text = null;
            long micros = Row.NO_TIME;
            TimeFormat timeFormat = format.timeFormat();
            if (timeFormat != null) {
                int column = format.timeColumn();
                if (fields.isEmpty(column)) {
                    flags |= Oddity.MISSING_TIME.bit();
                } else {
                    text = fields.text(column);
                    micros = timeText.read(timeFormat, bytes, fields.from(column), fields.to(column));
                    if (micros != Row.NO_TIME) {
                        flags |= order.judge(micros);
                    } else if (kind(column) == NumberCell.Kind.MISSING) {
                        flags |= Oddity.MISSING_TIME.bit();
                    } else {
                        throw noTime(timeFormat, text);
                    }
                }
            }
            double value = Double.NaN;
            switch (kind(format.valueColumn())) {
                case NUMBER -> value = number.value();
                case MISSING -> flags |= Oddity.MISSING_VALUE.bit();
                case INFINITE -> flags |= Oddity.NOT_FINITE.bit();
                case TOO_LARGE -> flags |= Oddity.TOO_LARGE.bit();
                case TEXT -> throw noNumber(format.valueColumn());
            }
            double[] more = inputs.length == 0 ? NO_INPUTS : new double[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                more[i] = input(i, micros);
                if (Double.isNaN(more[i])) {
                    flags |= Oddity.MISSING_INPUT.bit();
                }
            }
            return row(line, text, micros, value, more, flags);
        }

        private double input(int place, long micros) {
            int column = inputs[place];
            if (inputKinds[place] == InputKind.TIME) {
                return micros == Row.NO_TIME ? Double.NaN : micros / 1e6;
            }
            if (inputKinds[place] == InputKind.TEXT) {
                int from = fields.from(column);
                int to = fields.to(column);
                return word.read(bytes, from, to) == NumberCell.Kind.MISSING ? Double.NaN : TextKey.of(bytes, from, to);
            }
            if (kind(column) == NumberCell.Kind.TEXT) {
                throw noNumber(column);
            }
            return number.value();
        }

        private NumberCell.Kind kind(int column) {
            return number.read(bytes, fields.from(column), fields.to(column));
        }

        private Row row(long at, @Nullable String text, long micros, double value, double[] more, int flags) {
            tally.countRow(flags, at);
            refuse(flags, at);
            return new Row(row++, at, text, micros, value, more, flags);
        }

        private void refuse(int flags, long at) {
            if (flags != 0 && request.strict()) {
                Oddity first = Oddity.values()[Integer.numberOfTrailingZeros(flags)];
                throw StreamException.broken(
                        name + ", line " + at + ": " + first.said() + "; with --strict that is an error.");
            }
        }

        private StreamException noNumber(int column) {
            return StreamException.broken(where(column) + StreamException.quote(fields.text(column))
                    + " is not a number; correct it, or leave the cell empty if there is no value.");
        }

        private StreamException noTime(TimeFormat timeFormat, String text) {
            String hint = timeFormat == TimeFormat.MONTH_SLASH_DAY
                    ? "; if the day comes first, write the dates as year-month-day."
                    : "; correct it, or leave the cell empty if it is not known.";
            return StreamException.broken(where(format.timeColumn()) + StreamException.quote(text)
                    + " is not a time written as " + timeFormat.shape() + hint);
        }

        private String where(int column) {
            return name + ", line " + line + ", column "
                    + StreamException.quote(format.header().get(column)) + ": ";
        }
    }
}
