package org.neuraxon.exchange.stream;

import java.io.Serial;

/** A source of rows cannot be opened or read further. The message is one sentence for a person: where, what, what to do. */
public final class StreamException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 40;

    private final boolean usage;

    private StreamException(boolean usage, String message) {
        super(message);
        this.usage = usage;
    }

    /** The request does not fit the source (no such file, no such column): exit code 2. */
    static StreamException usage(String message) {
        return new StreamException(true, message);
    }

    /** The source's content is broken: exit code 1. */
    static StreamException broken(String message) {
        return new StreamException(false, message);
    }

    /** A quoted field goes on behind its closing quote. */
    static StreamException quoting(String source, long line) {
        return broken(source + ", line " + line
                + ": text follows a closing quote; a quote inside a quoted field is written twice.");
    }

    /** A row has more or fewer fields than the header. */
    static StreamException width(String source, long line, int fields, int names) {
        return broken(source + ", line " + line + ": " + fields + (fields == 1 ? " field" : " fields")
                + " where the header names " + names + "; correct the line.");
    }

    /** Whether the request is at fault rather than the content. */
    public boolean isUsage() {
        return usage;
    }

    /** The exit code of a command that ends with this: 2 for usage, otherwise 1. */
    public int exitCode() {
        return usage ? 2 : 1;
    }

    /** Foreign text fit for a message: in quotes, at most 40 characters, nothing that steers a terminal. */
    static String quote(String text) {
        StringBuilder shown = new StringBuilder("'");
        int length = Math.min(text.length(), SHOWN);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean plain = !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && !Character.isSurrogate(c)
                    && c != '\u2028'
                    && c != '\u2029';
            shown.append(plain ? c : '\ufffd');
        }
        return shown.append(text.length() > SHOWN ? "…'" : "'").toString();
    }
}
