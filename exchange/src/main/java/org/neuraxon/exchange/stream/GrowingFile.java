package org.neuraxon.exchange.stream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that grows, followed by name as {@code tail -F} does: at its end it waits; a file that became shorter, or was replaced by
 * another of its name, is read from its beginning. A file cut and refilled beyond the old position between two looks is not noticed.
 */
final class GrowingFile implements Feed {

    private final Path path;
    private final Duration poll;
    private final Object bell = new Object();
    private volatile boolean closed;
    private @Nullable FileChannel channel;
    private @Nullable Object key;

    /** Opens the file, which must exist. */
    GrowingFile(Path path, Duration poll) throws IOException {
        this.path = path;
        this.poll = poll;
        channel = open();
    }

    private FileChannel open() throws IOException {
        FileChannel opened = FileChannel.open(path, StandardOpenOption.READ);
        key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return opened;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        while (!closed) {
            FileChannel from = channel;
            if (from == null) {
                return END;
            }
            int count = from.read(buffer);
            if (count > 0) {
                return count;
            }
            BasicFileAttributes now = attributes();
            if (now != null && !Objects.equals(now.fileKey(), key)) {
                count = from.read(buffer);
                if (count > 0) {
                    return count;
                }
                if (reopen(from)) {
                    return RESTART;
                }
            } else if (from.size() < from.position()) {
                from.position(0);
                return RESTART;
            }
            pause();
        }
        return END;
    }

    private @Nullable BasicFileAttributes attributes() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private boolean reopen(FileChannel old) throws IOException {
        try {
            channel = open();
        } catch (NoSuchFileException e) {
            return false;
        }
        old.close();
        if (closed) {
            close();
        }
        return true;
    }

    private void pause() throws InterruptedIOException {
        synchronized (bell) {
            try {
                if (!closed) {
                    bell.wait(Math.max(1, poll.toMillis()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        synchronized (bell) {
            bell.notifyAll();
        }
        FileChannel open = channel;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing was written, so nothing is lost.
            }
        }
    }
}
