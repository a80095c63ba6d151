package org.neuraxon.core.state;

/**
 * Receives every value that makes up a state, by name and in a fixed order.
 *
 * <p>One walk over a state serves three ends: a {@link Digest} hashes it, a {@link Snapshot} stores it, a listing prints it. Arrays are
 * read at once and never kept.
 */
public interface StateSink {

    /** Takes a whole number. */
    void put(String name, long value);

    /** Takes a real number, bit by bit (NaN payloads included). */
    void put(String name, double value);

    /** Takes a text. */
    void put(String name, String value);

    /** Takes the first {@code count} entries of an array. */
    void put(String name, double[] values, int count);

    /** Takes the first {@code count} entries of an array. */
    void put(String name, float[] values, int count);

    /** Takes the first {@code count} entries of an array. */
    void put(String name, long[] values, int count);

    /** Takes the first {@code count} entries of an array. */
    void put(String name, int[] values, int count);

    /** Takes the first {@code count} entries of an array. */
    void put(String name, byte[] values, int count);

    /** Takes a switch, as 1 or 0. */
    default void put(String name, boolean value) {
        put(name, value ? 1L : 0L);
    }

    /** A view of this sink whose names start with {@code prefix/}. */
    default StateSink into(String prefix) {
        return new ScopedSink(this, prefix + "/");
    }
}
