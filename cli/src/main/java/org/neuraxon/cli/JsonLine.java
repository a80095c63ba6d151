package org.neuraxon.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object on one line, written key by key. Numbers that JSON cannot hold (NaN, infinities) become null.
 *
 * <p>Streams write millions of these, so it is a buffer, not a tree.
 */
final class JsonLine {

    private final StringBuilder text = new StringBuilder("{");

    /** Adds a text, or null. */
    JsonLine put(String key, @Nullable String value) {
        key(key);
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    /** Adds a number; null if it is not finite. */
    JsonLine put(String key, double value) {
        key(key);
        number(value);
        return this;
    }

    /** Adds a whole number. */
    JsonLine put(String key, long value) {
        key(key);
        text.append(value);
        return this;
    }

    /** Adds a switch. */
    JsonLine put(String key, boolean value) {
        key(key);
        text.append(value);
        return this;
    }

    /** Adds an object. */
    JsonLine put(String key, JsonLine value) {
        key(key);
        text.append(value);
        return this;
    }

    /** Adds numbers. */
    JsonLine put(String key, double[] values) {
        key(key);
        text.append('[');
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",");
            number(values[i]);
        }
        text.append(']');
        return this;
    }

    /** Adds a list of texts, nulls included, or of objects. */
    JsonLine put(String key, List<?> values) {
        key(key);
        text.append('[');
        boolean first = true;
        for (Object value : values) {
            text.append(first ? "" : ",");
            first = false;
            if (value == null) {
                text.append("null");
            } else if (value instanceof JsonLine line) {
                text.append(line);
            } else {
                quote(value.toString());
            }
        }
        text.append(']');
        return this;
    }

    @Override
    public String toString() {
        return text + "}";
    }

    private void key(String key) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(key);
        text.append(':');
    }

    private void number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value);
        } else if (Double.isFinite(value)) {
            text.append(value);
        } else {
            text.append("null");
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    // '<' is escaped so that the text can stand inside a page's script.
                    if (c < ' ' || c == '<' || Character.isSurrogate(c)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
