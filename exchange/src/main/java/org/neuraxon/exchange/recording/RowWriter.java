package org.neuraxon.exchange.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.ExchangeException;

/**
 * Writes the rows of one table, cell by cell: {@code table.put(step).put(time).end()}. Cells that break the table's columns are an
 * {@link IllegalStateException}. Gets one file after another, so that what is finished is never touched again.
 */
public final class RowWriter {

    private static final int BLOCK_BYTES = 1 << 16;

    private final RecordingWriter recording;
    private final RecordedTable table;
    private final Quantity.Kind[] kinds;
    private final List<RecordingEnd.Part> finished = new ArrayList<>();
    private byte[] block = new byte[2 * BLOCK_BYTES];
    private int used;
    private int rowStart;
    private int column;
    private long rows;
    private long partBytes;
    private long partRows;
    private @Nullable FileChannel channel;

    RowWriter(RecordingWriter recording, RecordedTable table) {
        this.recording = recording;
        this.table = table;
        kinds = table.columns().stream().map(Quantity::kind).toArray(Quantity.Kind[]::new);
    }

    /** A whole number. */
    public RowWriter put(long value) {
        next(Quantity.Kind.WHOLE);
        return add(Long.toString(value));
    }

    /** A number in double precision. */
    public RowWriter put(double value) {
        next(Quantity.Kind.REAL);
        return add(Cells.text(value));
    }

    /** A number in single precision. */
    public RowWriter put(float value) {
        next(Quantity.Kind.SINGLE);
        return add(Cells.text(value));
    }

    /** A switch. */
    public RowWriter put(boolean value) {
        next(Quantity.Kind.FLAG);
        return add(Boolean.toString(value));
    }

    /** A text; null is a missing one. */
    public RowWriter put(@Nullable String value) {
        if (value == null) {
            return missing();
        }
        next(Quantity.Kind.TEXT);
        byte[] bytes = Cells.text(value).getBytes(StandardCharsets.UTF_8);
        room(bytes.length);
        System.arraycopy(bytes, 0, block, used, bytes.length);
        used += bytes.length;
        return this;
    }

    /** A missing value of any kind. */
    public RowWriter missing() {
        if (column == kinds.length) {
            throw new IllegalStateException("the table " + table.name() + " has only " + column + " columns");
        }
        separate();
        return this;
    }

    /**
     * Ends the row.
     *
     * @return false if the recording has no room for it, in which case it is left out
     */
    public boolean end() {
        if (column != kinds.length) {
            throw new IllegalStateException(
                    "a row of the table " + table.name() + " has " + kinds.length + " cells, not " + column);
        }
        room(1);
        block[used++] = '\n';
        column = 0;
        if (!recording.takes(used - rowStart)) {
            used = rowStart;
            return false;
        }
        rowStart = used;
        rows++;
        partRows++;
        if (used >= BLOCK_BYTES) {
            flush();
        }
        recording.tick();
        return true;
    }

    long rows() {
        return rows;
    }

    /** Hands whole rows to the operating system. */
    void flush() {
        if (rowStart == 0) {
            return;
        }
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(part(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                channel = open;
                byte[] header = table.header().getBytes(StandardCharsets.UTF_8);
                write(open, header, header.length);
            }
            write(open, block, rowStart);
            System.arraycopy(block, rowStart, block, 0, used - rowStart);
            used -= rowStart;
            rowStart = 0;
            if (partBytes >= recording.partBytes()) {
                finishPart(open);
            }
        } catch (IOException e) {
            throw recording.failed(e);
        }
    }

    /** Writes what is left and lists the files. */
    List<RecordingEnd.Part> finish() {
        flush();
        try {
            if (channel != null) {
                finishPart(channel);
            }
        } catch (IOException e) {
            throw recording.failed(e);
        }
        return List.copyOf(finished);
    }

    /** Lets go of the file after a failure. */
    void abandon() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new ExchangeException("cannot close " + part() + " (" + e.getMessage() + ")", e);
        } finally {
            channel = null;
        }
    }

    private void finishPart(FileChannel open) throws IOException {
        open.force(true);
        open.close();
        finished.add(new RecordingEnd.Part(part().getFileName().toString(), partRows, partBytes));
        channel = null;
        partBytes = 0;
        partRows = 0;
    }

    private Path part() {
        return recording.folder().resolve(RecordingFiles.part(table.name(), finished.size() + 1));
    }

    private void write(FileChannel open, byte[] bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            open.write(buffer);
        }
        partBytes += count;
    }

    private void next(Quantity.Kind kind) {
        if (column == kinds.length || kinds[column] != kind) {
            throw new IllegalStateException("the table " + table.name() + " has "
                    + (column == kinds.length
                            ? "only " + column + " columns"
                            : "in column " + table.columns().get(column).name() + " a " + kinds[column].key()
                                    + ", not a " + kind.key()));
        }
        separate();
    }

    private void separate() {
        if (column > 0) {
            room(1);
            block[used++] = ',';
        }
        column++;
    }

    @SuppressWarnings("deprecation") // the lower bytes are all there is: the text is ASCII
    private RowWriter add(String ascii) {
        int length = ascii.length();
        room(length);
        ascii.getBytes(0, length, block, used);
        used += length;
        return this;
    }

    private void room(int bytes) {
        if (used + bytes > block.length) {
            block = Arrays.copyOf(block, Math.max(used + bytes, 2 * block.length));
        }
    }
}
