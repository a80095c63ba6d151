package org.neuraxon.exchange.stream;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts a record into fields, without the spaces and quotes around them. Keeps places in the record only. */
final class Fields {

    private final int most;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private boolean[] doubled = new boolean[16];
    private byte[] bytes = {};
    private int count;

    /** Creates a cutter that keeps at most so many fields of a record; further ones are counted. */
    Fields(int most) {
        this.most = most;
    }

    /** Number of fields in the record. */
    int count() {
        return count;
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isEmpty(int field) {
        return from[field] == to[field];
    }

    /**
     * Cuts the record {@code source[start..end)}.
     *
     * @return false if a quoted field has text behind its closing quote, or no closing quote
     */
    boolean cut(byte[] source, int start, int end, char separator) {
        bytes = source;
        count = 0;
        boolean tabs = separator != '\t';
        int last = end;
        int at = start;
        if (separator == Separators.SPACES) {
            at = skipSpaces(source, at, end, true);
            last = trimEnd(source, at, end);
        }
        while (true) {
            int first = skipSpaces(source, at, last, tabs);
            if (first < last && source[first] == '"') {
                at = quoted(source, first + 1, last);
                if (at < 0) {
                    return false;
                }
                if (separator != Separators.SPACES) {
                    at = skipSpaces(source, at, last, tabs);
                }
                if (at < last && !separates(separator, source[at])) {
                    return false;
                }
            } else {
                at = first;
                if (separator == Separators.SPACES) {
                    while (at < last && !isSpace(source[at], true)) {
                        at++;
                    }
                } else if (separator == Separators.NONE) {
                    at = last;
                } else {
                    while (at < last && source[at] != separator) {
                        at++;
                    }
                }
                add(first, trimEnd(source, first, at), false);
            }
            if (at >= last) {
                return true;
            }
            at = separator == Separators.SPACES ? skipSpaces(source, at, last, true) : at + 1;
        }
    }

    /** Cuts a whole record and tells the number of its fields, or 0 where {@link #cut} would fail. */
    int width(SavedRecord record, char separator) {
        return cut(record.bytes(), 0, record.bytes().length, separator) ? count : 0;
    }

    /** Whether a record holds nothing but spaces, and no separator. */
    static boolean isBlank(byte[] bytes, int from, int to, char separator) {
        for (int i = from; i < to; i++) {
            if (!isSpace(bytes[i], separator != '\t')) {
                return false;
            }
        }
        return true;
    }

    /** Adds the quoted field whose text begins here; the place behind its closing quote, or -1. */
    private int quoted(byte[] source, int first, int last) {
        boolean pairs = false;
        for (int at = first; at < last; at++) {
            if (source[at] == '"') {
                if (at + 1 < last && source[at + 1] == '"') {
                    pairs = true;
                    at++;
                } else {
                    int begin = skipSpaces(source, first, at, true);
                    add(begin, trimEnd(source, begin, at), pairs);
                    return at + 1;
                }
            }
        }
        return -1;
    }

    private void add(int begin, int stop, boolean pairs) {
        if (count < most) {
            if (count == from.length) {
                int length = Math.min(most, count * 2);
                from = Arrays.copyOf(from, length);
                to = Arrays.copyOf(to, length);
                doubled = Arrays.copyOf(doubled, length);
            }
            from[count] = begin;
            to[count] = stop;
            doubled[count] = pairs;
        }
        count++;
    }

    private static boolean separates(char separator, byte b) {
        return separator == Separators.SPACES ? isSpace(b, true) : b == separator && separator != Separators.NONE;
    }

    private static int trimEnd(byte[] source, int begin, int end) {
        int place = end;
        while (place > begin && isSpace(source[place - 1], true)) {
            place--;
        }
        return place;
    }

    private static int skipSpaces(byte[] source, int at, int end, boolean tabsToo) {
        int place = at;
        while (place < end && isSpace(source[place], tabsToo)) {
            place++;
        }
        return place;
    }

    private static boolean isSpace(byte b, boolean tabsToo) {
        return b == ' ' || (tabsToo && b == '\t');
    }

    /** The field as text: UTF-8, or Latin-1 if it is not that. */
    String text(int field) {
        String text = text(bytes, from[field], to[field]);
        return doubled[field] ? text.replace("\"\"", "\"") : text;
    }

    private static String text(byte[] bytes, int from, int to) {
        boolean plain = true;
        for (int i = from; i < to && plain; i++) {
            plain = bytes[i] >= 0;
        }
        if (!plain) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, from, to - from))
                        .toString();
            } catch (CharacterCodingException e) {
                // Written by a program that does not know UTF-8; every byte has a meaning in Latin-1.
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
