package org.neuraxon.core.state;

import java.util.Arrays;

/** A column of {@code int} values. */
public final class IntColumn extends Column {

    /** The values by row; only the first rows, as many as the table counts, mean anything. */
    public int[] values = {};

    private final int initial;

    IntColumn(String name, int initial) {
        super(name);
        this.initial = initial;
    }

    /** Whether the first rows lie in 0 to {@code bound} - 1, as what numbers rows of another table must. */
    public boolean within(int rows, int bound) {
        for (int row = 0; row < rows; row++) {
            if (values[row] < 0 || values[row] >= bound) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first rows hold the ends of ranges that begin at 0, follow each other, and end at {@code last}. */
    public boolean ends(int rows, int last) {
        int before = 0;
        for (int row = 0; row < rows; row++) {
            if (values[row] < before) {
                return false;
            }
            before = values[row];
        }
        return before == last;
    }

    @Override
    void grow(int capacity) {
        int old = values.length;
        values = Arrays.copyOf(values, capacity);
        Arrays.fill(values, old, capacity, initial);
    }

    @Override
    void shift(int at, int count) {
        System.arraycopy(values, at, values, at + 1, count - at);
    }

    @Override
    void reset(int row) {
        values[row] = initial;
    }

    @Override
    IntColumn empty() {
        return new IntColumn(name(), initial);
    }

    @Override
    void copy(Column source, int from, int to, int count) {
        System.arraycopy(((IntColumn) source).values, from, values, to, count);
    }

    @Override
    void save(StateSink sink, int count) {
        sink.put(name(), values, count);
    }

    @Override
    void restore(StateSource source, int count) {
        int[] saved = source.getInts(name());
        if (saved.length != count) {
            throw SnapshotException.length(name(), count, saved.length);
        }
        System.arraycopy(saved, 0, values, 0, count);
    }
}
