package org.neuraxon.exchange.stream;

import java.io.Closeable;
import java.io.IOException;

/** Where the bytes of a series come from. */
interface Feed extends Closeable {

    /** Returned by {@link #read} at the end, or once closed. */
    int END = -1;

    /** Returned by {@link #read} when the file was replaced or cut: what follows begins a file anew. */
    int RESTART = -2;

    /**
     * Reads at least one byte, waiting for it if need be.
     *
     * @return the number of bytes read, {@link #END} or {@link #RESTART}
     */
    int read(byte[] target, int offset, int length) throws IOException;

    /** Whether it was closed, so that an end is no end of the content. Any thread may ask. */
    boolean isClosed();

    /** Ends the feed, and a read that waits. Any thread may call it. */
    @Override
    void close();
}
