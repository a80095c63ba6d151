package org.neuraxon.exchange.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * An input stream read ahead by a daemon thread, so that closing it (or interrupting its reader) ends a read that waits, which a bare
 * read of standard input does not allow. At most eight chunks of 64 KiB wait. The thread closes the original once its own read returns.
 */
final class PumpedStream extends InputStream {

    private static final int CHUNK = 1 << 16;
    private static final int WAITING = 8;

    private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
    private byte[] current = {};
    private int at;
    private boolean ended;
    private boolean closed;
    private @Nullable IOException failure;

    /** Starts to read what the opener opens, on a thread of its own because opening a pipe may wait too. */
    PumpedStream(Callable<InputStream> opener) {
        Thread thread = new Thread(() -> pump(opener), "neuraxon-input");
        thread.setDaemon(true);
        thread.start();
    }

    private void pump(Callable<InputStream> opener) {
        try (InputStream source = opener.call()) {
            byte[] chunk = new byte[CHUNK];
            int length = source.read(chunk);
            while (length >= 0 && offer(Arrays.copyOf(chunk, length))) {
                length = source.read(chunk);
            }
            end(null);
        } catch (IOException e) {
            end(e);
        } catch (Exception e) {
            end(new IOException(e));
        }
    }

    private synchronized boolean offer(byte[] chunk) throws InterruptedException {
        while (!closed && chunks.size() >= WAITING) {
            wait();
        }
        if (chunk.length > 0) {
            chunks.add(chunk);
            notifyAll();
        }
        return !closed;
    }

    private synchronized void end(@Nullable IOException cause) {
        ended = true;
        failure = cause;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!await()) {
            return -1;
        }
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, target, offset, count);
        at += count;
        return count;
    }

    /** Waits for a byte, so that 0 means the end: gzip asks this to know whether another member follows. */
    @Override
    public synchronized int available() throws IOException {
        return await() ? current.length - at : 0;
    }

    private boolean await() throws IOException {
        try {
            while (!closed && at == current.length) {
                byte[] next = chunks.poll();
                if (next != null) {
                    current = next;
                    at = 0;
                    notifyAll();
                } else if (failure != null) {
                    throw failure;
                } else if (ended) {
                    return false;
                } else {
                    wait();
                }
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        chunks.clear();
        notifyAll();
    }
}
