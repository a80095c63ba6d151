package org.neuraxon.learn.encode;

import org.neuraxon.core.math.TextKey;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * One line for each category, 1 where it is the row's and 0 elsewhere, in the order in which they first come. The last line is shared by all
 * that come after the others are given away. A missing cell opens none.
 *
 * <p>A category is any number, a code or the {@linkplain TextKey#of(String) key of a text}; which of two numbers is larger says nothing.
 */
public final class CategoryEncoder implements Encoder {

    /** The lines, the one that is shared counted. */
    public static final int LINES = 16;

    private final double[] category = new double[LINES - 1];
    private int known;

    /** Starts without categories. */
    public CategoryEncoder() {}

    @Override
    public int width() {
        return LINES;
    }

    /** How many have a line of their own. */
    public int known() {
        return known;
    }

    @Override
    public void encode(double cell, double[] into, int at) {
        for (int i = 0; i < LINES; i++) {
            into[at + i] = 0;
        }
        if (Double.isFinite(cell)) {
            into[at + line(cell)] = 1;
        }
    }

    private int line(double cell) {
        for (int i = 0; i < known; i++) {
            if (category[i] == cell) {
                return i;
            }
        }
        if (known < category.length) {
            category[known] = cell;
            return known++;
        }
        return category.length;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("category", category, category.length);
        sink.put("known", known);
    }

    @Override
    public void restore(StateSource source) {
        source.read("category", category);
        known = source.getInt("known");
        if (known < 0 || known > category.length) {
            throw new SnapshotException("the snapshot claims " + known + " categories of " + category.length
                    + " that are possible; it is not usable");
        }
    }
}
