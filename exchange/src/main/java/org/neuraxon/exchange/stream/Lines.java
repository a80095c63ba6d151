package org.neuraxon.exchange.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Cuts bytes into records: lines, or several lines where a quoted field holds line ends (RFC 4180). A line ends with LF, CRLF or a
 * lone CR. Holds one buffer, which grows for long records up to {@link #LONGEST}.
 */
final class Lines {

    /** Longest record in bytes: 16 MiB. */
    static final int LONGEST = 16 << 20;

    /** What {@link #next} met. */
    enum Step {
        /** A record, in {@link #bytes()} from {@link #start()} to {@link #end()}. */
        RECORD,
        /** The file begins anew; {@link #wasCut} tells whether a line was lost. */
        RESTART,
        /** Nothing more. */
        END
    }

    private final String name;
    private final Feed feed;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int next;
    private int filled;
    private long line;
    private long lineEnds;
    private char separator = Separators.UNKNOWN;
    private boolean swallowFeed;
    private boolean atBeginning = true;
    private boolean cut;

    /** Creates the cutter of this feed, which goes by this name in messages. */
    Lines(String name, Feed feed) {
        this.name = name;
        this.feed = feed;
    }

    /** Tells where fields, and with them quotes, may begin. */
    void separator(char found) {
        separator = found;
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Line on which the record begins, from 1; after a restart, the line on which a cut record began. */
    long line() {
        return line;
    }

    boolean wasCut() {
        return cut;
    }

    /**
     * Goes to the next record.
     *
     * @throws StreamException if there is one but it cannot be read
     */
    Step next() {
        start = next;
        line = lineEnds + 1;
        int at = start;
        int closedAt = -2;
        boolean open = false;
        while (true) {
            while (at < filled) {
                byte b = buffer[at];
                if (b > '"' || b < 0) {
                    at++;
                    continue;
                }
                if (b == '\n' || b == '\r') {
                    if (swallowFeed && b == '\n' && at == start) {
                        start++;
                        swallowFeed = false;
                    } else {
                        swallowFeed = swallowFeed(b, at);
                        lineEnds++;
                        if (!open) {
                            end = at;
                            next = at + 1;
                            return Step.RECORD;
                        }
                    }
                } else if (b == '"') {
                    if (open) {
                        open = false;
                        closedAt = at;
                    } else {
                        open = closedAt == at - 1 || Separators.opensField(separator, buffer, start, at);
                    }
                }
                at++;
            }
            int before = start;
            int count = fill(open);
            at -= before - start;
            closedAt -= before - start;
            if (count == Feed.RESTART) {
                return restart();
            }
            if (count < 0) {
                return finish(open);
            }
        }
    }

    /** After a CR that ends a record, a LF still to come belongs to it; inside quotes it is counted here. */
    private boolean swallowFeed(byte b, int at) {
        if (b == '\n') {
            if (at > start && buffer[at - 1] == '\r') {
                lineEnds--;
            }
            return false;
        }
        return true;
    }

    private Step restart() {
        cut = filled > start;
        start = end = next = filled = 0;
        lineEnds = 0;
        swallowFeed = false;
        atBeginning = true;
        return Step.RESTART;
    }

    private Step finish(boolean open) {
        end = next = filled;
        if (feed.isClosed() || start == filled) {
            start = filled;
            return Step.END;
        }
        if (open) {
            throw unclosed("before the end");
        }
        return Step.RECORD;
    }

    private int fill(boolean open) {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
        if (filled >= LONGEST) {
            throw open
                    ? unclosed("within 16 MiB")
                    : StreamException.broken(
                            name + ", line " + line + ": the line is longer than 16 MiB; this is no table of rows.");
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, LONGEST));
        }
        int count = read();
        if (count > 0) {
            filled += count;
            if (atBeginning) {
                skipMark();
            }
        }
        return count;
    }

    /** Passes over a UTF-8 byte order mark once its three bytes are there. */
    private void skipMark() {
        while (filled < 3 && isMark(filled)) {
            int count = read();
            if (count < 0) {
                break;
            }
            filled += count;
        }
        atBeginning = false;
        if (filled >= 3 && isMark(3)) {
            filled -= 3;
            System.arraycopy(buffer, 3, buffer, 0, filled);
        }
    }

    private boolean isMark(int length) {
        return (length < 1 || buffer[0] == (byte) 0xef)
                && (length < 2 || buffer[1] == (byte) 0xbb)
                && (length < 3 || buffer[2] == (byte) 0xbf);
    }

    private int read() {
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            return feed.read(buffer, filled, buffer.length - filled);
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            feed.close();
            return Feed.END;
        } catch (IOException e) {
            if (feed.isClosed()) {
                return Feed.END;
            }
            throw StreamException.broken(
                    name + ", " + (lineEnds == 0 ? "line 1" : "after line " + lineEnds) + ": " + reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof EOFException) {
            return "the gzip data end early; fetch the file again.";
        }
        if (e instanceof ZipException) {
            return "the gzip data are damaged; fetch the file again.";
        }
        String message = e.getMessage();
        return "reading failed" + (message == null ? "." : " (" + message + ").");
    }

    private StreamException unclosed(String where) {
        return StreamException.broken(
                name + ", line " + line + ": a quote is opened and not closed " + where + "; close it or remove it.");
    }
}
