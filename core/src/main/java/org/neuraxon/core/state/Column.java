package org.neuraxon.core.state;

/**
 * One variable of a {@link Table}: the same quantity for every row, in one plain array.
 *
 * <p>The array may be longer than the table has rows and is replaced when the table grows, so phases fetch it anew at each call.
 */
public abstract sealed class Column permits DoubleColumn, FloatColumn, IntColumn, ByteColumn {

    private final String name;

    Column(String name) {
        this.name = name;
    }

    /** The name under which the column is stored, in snake case. */
    public String name() {
        return name;
    }

    abstract void grow(int capacity);

    /** Shifts the rows from {@code at} to {@code count} one place up. */
    abstract void shift(int at, int count);

    /** Sets a row to the value that new rows have. */
    abstract void reset(int row);

    /** A column of the same name, type and initial value, without rows. */
    abstract Column empty();

    /** Copies {@code count} values from row {@code from} of a column of the same type, which may be this one, to the rows from {@code to} on. */
    abstract void copy(Column source, int from, int to, int count);

    abstract void save(StateSink sink, int count);

    abstract void restore(StateSource source, int count);
}
