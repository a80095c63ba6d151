package org.neuraxon.core.state;

/**
 * Gives back what a {@link StateSink} took, by name.
 *
 * <p>A missing name or a value of another type is a {@link SnapshotException} that says which. Arrays belong to the source: copy, do not
 * change.
 */
public interface StateSource {

    /** True when something is stored under the name. */
    boolean has(String name);

    /** A whole number. */
    long getLong(String name);

    /** A real number. */
    double getDouble(String name);

    /** A text. */
    String getText(String name);

    /** An array of doubles. */
    double[] getDoubles(String name);

    /** An array of floats. */
    float[] getFloats(String name);

    /** An array of longs. */
    long[] getLongs(String name);

    /** An array of ints. */
    int[] getInts(String name);

    /** An array of bytes. */
    byte[] getBytes(String name);

    /** A whole number that must fit an int. */
    default int getInt(String name) {
        long value = getLong(name);
        if (value != (int) value) {
            throw new SnapshotException(
                    "the value of '" + name + "' (" + value + ") does not fit 32 bits; the snapshot is not usable");
        }
        return (int) value;
    }

    /** A switch. */
    default boolean getBoolean(String name) {
        return getLong(name) != 0;
    }

    /** An array of doubles that must have the given length. */
    default double[] getDoubles(String name, int length) {
        double[] values = getDoubles(name);
        checkLength(name, length, values.length);
        return values;
    }

    /** Fills an array of doubles, whose length must be that of the stored one. */
    default void read(String name, double[] target) {
        System.arraycopy(getDoubles(name, target.length), 0, target, 0, target.length);
    }

    /** Fills an array of floats, whose length must be that of the stored one. */
    default void read(String name, float[] target) {
        float[] values = getFloats(name);
        checkLength(name, target.length, values.length);
        System.arraycopy(values, 0, target, 0, target.length);
    }

    /** Fills an array of longs, whose length must be that of the stored one. */
    default void read(String name, long[] target) {
        long[] values = getLongs(name);
        checkLength(name, target.length, values.length);
        System.arraycopy(values, 0, target, 0, target.length);
    }

    /** Fills an array of ints, whose length must be that of the stored one. */
    default void read(String name, int[] target) {
        int[] values = getInts(name);
        checkLength(name, target.length, values.length);
        System.arraycopy(values, 0, target, 0, target.length);
    }

    private static void checkLength(String name, int expected, int actual) {
        if (expected != actual) {
            throw SnapshotException.length(name, expected, actual);
        }
    }

    /** A view of this source whose names start with {@code prefix/}. */
    default StateSource from(String prefix) {
        return new ScopedSource(this, prefix + "/");
    }
}
