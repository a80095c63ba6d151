package org.neuraxon.learn.anomaly;

import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Says whether a value is larger than every one of the last {@code rows} rows: a refractory time that only a higher peak breaks.
 *
 * <p>The largest values of the window stand in a queue that falls strictly from front to back, so that each row costs constant time on
 * average (the monotone queue of sliding-window maxima).
 */
final class PeakHold implements Stateful {

    private final int rows;
    private final double[] values;
    private final long[] times;
    private int front;
    private int size;
    private long now;

    /**
     * Starts empty.
     *
     * @param rows length of the window, at least 1
     */
    PeakHold(int rows) {
        this.rows = rows;
        values = new double[rows];
        times = new long[rows];
    }

    /** Takes in the value of the next row; true if no value of the {@code rows} rows before it was as large. */
    boolean learn(double value) {
        boolean peak = size == 0 || value > values[front];
        while (size > 0 && values[slot(size - 1)] <= value) {
            size--;
        }
        if (size == rows) {
            front = slot(1);
            size--;
        }
        values[slot(size)] = value;
        times[slot(size)] = now;
        size++;
        now++;
        if (times[front] < now - rows) {
            front = slot(1);
            size--;
        }
        return peak;
    }

    private int slot(int place) {
        int at = front + place;
        return at < rows ? at : at - rows;
    }

    @Override
    public void save(StateSink sink) {
        double[] heights = new double[size];
        long[] when = new long[size];
        for (int i = 0; i < size; i++) {
            heights[i] = values[slot(i)];
            when[i] = times[slot(i)];
        }
        sink.put("values", heights, size);
        sink.put("times", when, size);
        sink.put("now", now);
    }

    @Override
    public void restore(StateSource source) {
        double[] heights = source.getDoubles("values");
        long[] when = source.getLongs("times");
        if (heights.length != when.length) {
            throw new SnapshotException(
                    "'values' has " + heights.length + " entries and 'times' " + when.length + "; they must be equal");
        }
        now = source.getLong("now");
        int first = 0;
        while (first < when.length && when[first] < now - rows) {
            first++;
        }
        front = 0;
        size = heights.length - first;
        if (size > rows) {
            throw new SnapshotException(
                    "'values' has " + size + " entries for " + rows + " rows; the snapshot is damaged");
        }
        System.arraycopy(heights, first, values, 0, size);
        System.arraycopy(when, first, times, 0, size);
    }
}
