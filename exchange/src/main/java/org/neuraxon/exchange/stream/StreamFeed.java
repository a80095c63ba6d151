package org.neuraxon.exchange.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of an input stream, unpacked if they are gzip (known by their first two bytes). */
final class StreamFeed implements Feed {

    private static final int CHUNK = 1 << 16;

    private final InputStream source;
    private @Nullable InputStream content;
    private volatile boolean closed;

    /** Takes over the stream, whose close must end a waiting read. */
    StreamFeed(InputStream source) {
        this.source = source;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (closed) {
            return END;
        }
        InputStream from = content;
        if (from == null) {
            from = unpacked();
            content = from;
        }
        return from.read(target, offset, length);
    }

    private InputStream unpacked() throws IOException {
        PushbackInputStream front = new PushbackInputStream(source, 2);
        byte[] magic = front.readNBytes(2);
        front.unread(magic);
        return isGzip(magic) ? new GZIPInputStream(front, CHUNK) : front;
    }

    /** Whether what begins with these two bytes is gzip. */
    static boolean isGzip(byte[] magic) {
        return magic.length == 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        try {
            source.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
