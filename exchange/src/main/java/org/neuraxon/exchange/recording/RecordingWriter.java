package org.neuraxon.exchange.recording;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.state.WholeFile;
import org.neuraxon.exchange.ExchangeException;

/**
 * Writes a recording into a folder of its own; {@code docs/specs/recording.md} describes it.
 *
 * <pre>{@code
 * try (RecordingWriter recording = RecordingWriter.create(folder, schema, limit)) {
 *     recording.table("moments").put(step).put(value).end();
 *     recording.finish(true, "the end was reached", digest);
 * }
 * }</pre>
 *
 * <p>Rows reach the operating system in blocks, at the latest with the first row a second later: who is killed loses no more. Never is more
 * written than the limit. Belongs to one thread at a time.
 */
public final class RecordingWriter implements AutoCloseable {

    private static final long FLUSH_NANOS = 1_000_000_000L;
    private static final long PART_BYTES = 32L << 20;

    private final Path folder;
    private final RecordingSchema schema;
    private final long limit;
    private final long partBytes;
    private final Map<String, RowWriter> tables = new LinkedHashMap<>();
    private long bytes;
    private long lastFlush = System.nanoTime();
    private boolean full;
    private @Nullable ExchangeException broken;
    private boolean closed;

    private RecordingWriter(Path folder, RecordingSchema schema, long limit, long partBytes) {
        this.folder = folder;
        this.schema = schema;
        this.limit = limit;
        this.partBytes = partBytes;
        for (RecordedTable table : schema.tables()) {
            tables.put(table.name(), new RowWriter(this, table));
            bytes += table.header().length();
        }
    }

    /**
     * Starts a recording.
     *
     * @param folder does not exist or is empty
     * @param limit the most bytes that all tables together may take
     * @throws ExchangeException if the folder holds something or cannot be written
     */
    public static RecordingWriter create(Path folder, RecordingSchema schema, long limit) {
        return create(folder, schema, limit, PART_BYTES);
    }

    static RecordingWriter create(Path folder, RecordingSchema schema, long limit, long partBytes) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
                if (inside.iterator().hasNext()) {
                    throw new ExchangeException("the folder " + folder
                            + " is not empty, and a recording never writes over anything; name a new one");
                }
            }
            RecordingWriter writer = new RecordingWriter(folder, schema, limit, partBytes);
            WholeFile.write(folder.resolve(RecordingFiles.SCHEMA), schema.json());
            return writer;
        } catch (IOException e) {
            throw new ExchangeException(
                    "cannot record into " + folder + " (" + reason(e) + "); name a folder that is new or empty", e);
        }
    }

    /** Where it is written. */
    public Path folder() {
        return folder;
    }

    /** What is written. */
    public RecordingSchema schema() {
        return schema;
    }

    /** The writer of a table's rows. */
    public RowWriter table(String name) {
        RowWriter table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("the recording has no table '" + name + "'");
        }
        return table;
    }

    /** Whether a row was left out because the limit was reached; from then on all are. */
    public boolean full() {
        return full;
    }

    /** The bytes of all rows so far. */
    public long bytes() {
        return bytes;
    }

    /** The rows of each table so far. */
    public Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        tables.forEach((name, table) -> rows.put(name, table.rows()));
        return rows;
    }

    /** Hands all whole rows to the operating system, where other processes see them. */
    public void flush() {
        lastFlush = System.nanoTime();
        tables.values().forEach(RowWriter::flush);
    }

    /**
     * Ends the recording.
     *
     * @param complete whether everything that was asked for is there
     * @param why why it ends, in one sentence
     * @param digest of what was recorded, as it is now
     */
    public void finish(boolean complete, String why, String digest) {
        if (closed) {
            return;
        }
        Map<String, List<RecordingEnd.Part>> parts = new LinkedHashMap<>();
        try {
            tables.forEach((name, table) -> parts.put(name, table.finish()));
            closed = true;
            RecordingEnd end = new RecordingEnd(complete, why, digest, parts);
            WholeFile.write(folder.resolve(RecordingFiles.END), end.json());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Lets go of the files. Without a {@link #finish} before, the recording is one that was interrupted. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                if (broken == null) {
                    tables.values().forEach(RowWriter::flush);
                }
            } finally {
                tables.values().forEach(RowWriter::abandon);
            }
        }
    }

    long partBytes() {
        return partBytes;
    }

    /** Whether there is room for a row, which then counts. */
    boolean takes(int row) {
        if (broken != null) {
            throw broken;
        }
        if (closed) {
            throw new IllegalStateException("the recording in " + folder + " has ended");
        }
        full = full || bytes + row > limit;
        if (!full) {
            bytes += row;
        }
        return !full;
    }

    /** Looks at the clock. */
    void tick() {
        if (System.nanoTime() - lastFlush >= FLUSH_NANOS) {
            flush();
        }
    }

    ExchangeException failed(IOException e) {
        broken = new ExchangeException(
                "cannot write to the recording " + folder + " (" + reason(e) + "); what was recorded before is kept",
                e);
        return broken;
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
