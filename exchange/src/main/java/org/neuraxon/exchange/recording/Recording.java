package org.neuraxon.exchange.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.json.Document;

/**
 * A recording read back: finished, interrupted, or still being written. Of a recording without an end the rows are read that are whole.
 */
public final class Recording {

    private final Path folder;
    private final RecordingSchema schema;
    private final @Nullable RecordingEnd end;
    private final Map<String, List<Path>> files = new TreeMap<>();

    private Recording(Path folder, RecordingSchema schema, @Nullable RecordingEnd end) {
        this.folder = folder;
        this.schema = schema;
        this.end = end;
    }

    /**
     * Opens a recording and makes sure that nothing is missing.
     *
     * @throws ExchangeException if the folder holds no recording, or a file of it is missing or has another length
     */
    public static Recording open(Path folder) {
        Path description = folder.resolve(RecordingFiles.SCHEMA);
        if (!Files.isRegularFile(description)) {
            throw new ExchangeException(folder + " holds no recording (there is no " + RecordingFiles.SCHEMA
                    + " in it); give a folder that watch --record or record has written");
        }
        RecordingSchema schema = RecordingSchema.read(Document.read(description));
        Path ending = folder.resolve(RecordingFiles.END);
        RecordingEnd end = Files.isRegularFile(ending) ? RecordingEnd.read(Document.read(ending)) : null;
        Recording recording = new Recording(folder, schema, end);
        try {
            recording.findParts();
        } catch (IOException e) {
            throw recording.unreadable(e);
        }
        return recording;
    }

    /** Where it lies. */
    public Path folder() {
        return folder;
    }

    /** What it is of and what its cells mean. */
    public RecordingSchema schema() {
        return schema;
    }

    /** How it ended, unless it was interrupted or is still being written. */
    public Optional<RecordingEnd> end() {
        return Optional.ofNullable(end);
    }

    /**
     * Reads a table row by row, without loading more than one of its files.
     *
     * @param reader is given the cells of each row as they are written, null where a value is missing
     */
    public void rows(String table, Consumer<List<@Nullable String>> reader) {
        RecordedTable known = schema.table(table);
        int header = known.header().getBytes(StandardCharsets.UTF_8).length;
        try {
            for (Path file : parts(table)) {
                byte[] bytes = Files.readAllBytes(file);
                int whole = whole(bytes, known);
                Cells.rows(bytes, Math.min(header, whole), whole).forEach(reader);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Reads a number as {@link #rows} gives it. */
    public static double number(@Nullable String cell) {
        return cell == null ? Double.NaN : Cells.number(cell);
    }

    /** Writes a whole table as one CSV file. */
    public void writeCsv(String table, OutputStream out) throws IOException {
        RecordedTable known = schema.table(table);
        byte[] header = known.header().getBytes(StandardCharsets.UTF_8);
        out.write(header);
        for (Path file : parts(table)) {
            byte[] bytes = Files.readAllBytes(file);
            int whole = whole(bytes, known);
            if (whole > header.length) {
                out.write(bytes, header.length, whole - header.length);
            }
        }
    }

    /**
     * The files of a table, ready for any reader of CSV files with a header: the last file of a recording without an end is copied if it
     * ends within a row.
     *
     * @param scratch a folder for the copy
     */
    public List<Path> wholeParts(String table, Path scratch) {
        List<Path> parts = new ArrayList<>(parts(table));
        if (end != null || parts.isEmpty()) {
            return parts;
        }
        try {
            Path last = parts.remove(parts.size() - 1);
            byte[] bytes = Files.readAllBytes(last);
            int whole = whole(bytes, schema.table(table));
            if (whole > 0) {
                Path copy = scratch.resolve(String.valueOf(last.getFileName()));
                try (OutputStream out = Files.newOutputStream(copy)) {
                    out.write(bytes, 0, whole);
                }
                parts.add(copy);
            }
            return parts;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The files of a table, in order. */
    public List<Path> parts(String table) {
        return files.getOrDefault(schema.table(table).name(), List.of());
    }

    /** Of a finished recording all, of another the rows that are whole. */
    private int whole(byte[] bytes, RecordedTable table) {
        return end != null
                ? bytes.length
                : Cells.wholeRows(bytes, bytes.length, table.columns().size());
    }

    private void findParts() throws IOException {
        for (RecordedTable table : schema.tables()) {
            TreeMap<Integer, Path> found = new TreeMap<>();
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, table.name() + "-*.csv")) {
                for (Path file : inside) {
                    int number = RecordingFiles.number(String.valueOf(file.getFileName()), table.name());
                    if (number > 0) {
                        found.put(number, file);
                    }
                }
            }
            for (int number = 1; number <= found.size(); number++) {
                if (!found.containsKey(number)) {
                    throw missing(RecordingFiles.part(table.name(), number));
                }
            }
            List<RecordingEnd.Part> known =
                    end == null ? List.of() : end.parts().getOrDefault(table.name(), List.of());
            if (end != null) {
                for (RecordingEnd.Part part : known) {
                    check(part);
                }
                if (known.size() != found.size()) {
                    throw new ExchangeException("the recording " + folder + " has " + found.size()
                            + " files of the table " + table.name() + " where it ended with " + known.size()
                            + "; one was added or removed");
                }
            }
            files.put(table.name(), List.copyOf(found.values()));
        }
    }

    private void check(RecordingEnd.Part part) throws IOException {
        Path file = folder.resolve(part.file());
        if (!Files.isRegularFile(file)) {
            throw missing(part.file());
        }
        long bytes = Files.size(file);
        if (bytes != part.bytes()) {
            throw new ExchangeException(file + " has " + bytes + " bytes and had " + part.bytes()
                    + " when the recording ended; copy it again");
        }
    }

    private ExchangeException missing(String file) {
        return new ExchangeException(
                "the recording " + folder + " lacks its file " + file + "; copy the whole folder again");
    }

    private ExchangeException unreadable(IOException e) {
        String reason = e instanceof NoSuchFileException
                ? "there is no such file"
                : e instanceof NotDirectoryException ? "it is no folder" : e.getMessage();
        return new ExchangeException("cannot read the recording " + folder + " (" + reason + ")", e);
    }
}
