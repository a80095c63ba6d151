package org.neuraxon.exchange.stream;

import java.nio.charset.StandardCharsets;

/**
 * Looks at a table's first lines and finds out how it is laid out.
 *
 * <p>No more rows are read than it takes until every column showed a filled cell, 20 at most, so that a slow pipe is understood with
 * its first row. Only the order of day and month in dates with slashes may take up to 1,000 rows, and only in a file, where they are
 * there already.
 */
final class Inspection {

    private final String name;
    private final Lines lines;
    private final SeriesRequest request;
    private final Sample sample;
    private final Fields fields = new Fields(Header.WIDEST);
    private SavedRecord headerLine = new SavedRecord(new byte[0], 0);
    private char separator;

    /**
     * Creates an inspection.
     *
     * @param patient whether all rows are there already, so that reading some ahead delays nothing
     */
    Inspection(String name, Lines lines, SeriesRequest request, boolean patient) {
        this.name = name;
        this.lines = lines;
        this.request = request;
        this.sample = new Sample(lines, patient);
    }

    /** The rows looked at, to be read again. */
    Sample sample() {
        return sample;
    }

    /** The header as it stands in the file. */
    byte[] headerLine() {
        return headerLine.bytes();
    }

    /**
     * Inspects.
     *
     * @throws StreamException if there is no header with rows behind it, or it does not fit the request
     */
    SeriesFormat format() {
        do {
            sample.begin();
            separator = 0;
            readHeader();
        } while (!sample.has(0) && sample.isRestarted());
        separator = separator == 0 ? findSeparator() : separator;
        lines.separator(separator);
        cut(headerLine);
        Header header = new Header(name, headerLine.line(), fields);
        refuseDataAsHeader();
        if (!sample.has(0)) {
            sample.throwPending();
            throw StreamException.broken(name + " has a header line but no rows.");
        }
        return new Columns(name, header, sample, separator, request).format();
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
            SavedRecord record = sample.copy();
            refuseBinary(record);
            byte[] bytes = record.bytes();
            if (isSeparatorLine(bytes, 0, bytes.length)) {
                separator = (char) bytes[4];
            } else if (!isBeforeHeader(bytes, 0, bytes.length)) {
                headerLine = record;
                return;
            }
        }
    }

    /** Whether a line may stand before the header: an empty one, or one that names the separator. */
    static boolean isBeforeHeader(byte[] bytes, int from, int to) {
        return isSeparatorLine(bytes, from, to) || Fields.isBlank(bytes, from, to, ',');
    }

    /** As spreadsheets write it: {@code sep=;}. */
    private static boolean isSeparatorLine(byte[] bytes, int from, int to) {
        return to - from == 5 && new String(bytes, from, 4, StandardCharsets.ISO_8859_1).equals("sep=");
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

    private char findSeparator() {
        char widest = Separators.NONE;
        int most = 1;
        for (char candidate : Separators.CANDIDATES) {
            int width = fields.width(headerLine, candidate);
            if (width > 1 && sample.has(0) && fields.width(sample.row(0), candidate) == width) {
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
        int words = fields.width(headerLine, Separators.SPACES);
        boolean same = words > 1 && (!sample.has(0) || fields.width(sample.row(0), Separators.SPACES) == words);
        return same ? Separators.SPACES : Separators.NONE;
    }

    private void cut(SavedRecord record) {
        if (fields.width(record, separator) == 0) {
            throw StreamException.quoting(name, record.line());
        }
    }

    private void refuseDataAsHeader() {
        boolean any = false;
        NumberCell number = new NumberCell(Separators.allowComma(separator));
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
}
