package org.neuraxon.core.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * State as structure of arrays: rows that share named {@linkplain Column columns}.
 *
 * <p>A subclass declares one field per variable; saving, restoring, growing, inserting and removing rows then cover every variable, so
 * that none can be forgotten.
 */
public abstract class Table implements Stateful {

    private static final int MINIMUM_CAPACITY = 16;

    private final List<Column> columns = new ArrayList<>();
    /** The columns, and those that are not saved. */
    private final List<Column> all = new ArrayList<>();

    private int count;
    private int capacity;

    /** Starts without columns and rows. */
    protected Table() {}

    /** The number of rows. */
    public final int count() {
        return count;
    }

    /** The columns in the order of their declaration. */
    public List<Column> columns() {
        return Collections.unmodifiableList(columns);
    }

    /** Declares a column of doubles; new rows start with {@code initial}. */
    protected final DoubleColumn doubles(String name, double initial) {
        return declare(new DoubleColumn(name, initial));
    }

    /** Declares a column of floats; new rows start with {@code initial}. */
    protected final FloatColumn floats(String name, float initial) {
        return declare(new FloatColumn(name, initial));
    }

    /** Declares a column of ints; new rows start with {@code initial}. */
    protected final IntColumn ints(String name, int initial) {
        return declare(new IntColumn(name, initial));
    }

    /** Declares a column of bytes; new rows start with {@code initial}. */
    protected final ByteColumn bytes(String name, byte initial) {
        return declare(new ByteColumn(name, initial));
    }

    /**
     * Declares a column of ints that moves with the rows but is no part of the state: neither saved nor among {@link #columns}; new rows start with
     * {@code initial}.
     */
    protected final IntColumn unsavedInts(String name, int initial) {
        IntColumn column = new IntColumn(name, initial);
        all.add(column);
        return column;
    }

    /** Makes sure that {@code rows} rows fit without growing again. */
    protected final void reserve(int rows) {
        if (rows > capacity) {
            capacity = rows;
            all.forEach(column -> column.grow(capacity));
        }
    }

    /** Adds rows with initial values at the end. */
    protected final void append(int rows) {
        ensure(Math.addExact(count, rows));
        for (int row = count; row < count + rows; row++) {
            resetRow(row);
        }
        count += rows;
    }

    /** Inserts one row with initial values before row {@code at}. */
    protected final void insert(int at) {
        ensure(Math.addExact(count, 1));
        all.forEach(column -> column.shift(at, count));
        resetRow(at);
        count++;
    }

    /**
     * Removes rows; the others keep their order.
     *
     * @param rows ascending
     * @param removed how many of {@code rows} count
     */
    protected final void remove(int[] rows, int removed) {
        for (Column column : all) {
            for (int i = 0; i < removed; i++) {
                int from = rows[i] + 1;
                int to = i + 1 < removed ? rows[i + 1] : count;
                column.copy(column, from, from - i - 1, to - from);
            }
        }
        count -= removed;
    }

    /** Drops the rows from {@code rows} on. */
    protected final void truncate(int rows) {
        count = rows;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("count", count);
        for (Column column : columns) {
            column.save(sink, count);
        }
    }

    @Override
    public void restore(StateSource source) {
        int rows = source.getInt("count");
        if (rows < 0) {
            throw new SnapshotException("a table of the snapshot claims " + rows + " rows; the snapshot is not usable");
        }
        reserve(rows);
        count = rows;
        for (Column column : columns) {
            column.restore(source, rows);
        }
    }

    private <C extends Column> C declare(C column) {
        columns.add(column);
        all.add(column);
        return column;
    }

    private void ensure(int rows) {
        if (rows > capacity) {
            reserve(Math.max(
                    Math.max(rows, MINIMUM_CAPACITY), (int) Math.min(Integer.MAX_VALUE - 8L, capacity * 3L / 2)));
        }
    }

    private void resetRow(int row) {
        for (Column column : all) {
            column.reset(row);
        }
    }
}
