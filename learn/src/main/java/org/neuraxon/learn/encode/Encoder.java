package org.neuraxon.learn.encode;

import org.neuraxon.core.state.Stateful;

/**
 * Turns the cells of one column into lines, one row after the other. What it writes for a row depends on that row and earlier ones alone, and
 * a saved and restored encoder goes on bit for bit.
 */
public interface Encoder extends Stateful {

    /** How many lines it writes. */
    int width();

    /**
     * Reads the cell of the next row and writes its lines.
     *
     * @param cell a number; NaN or infinite where missing
     * @param into takes the lines, NaN where there is nothing to say
     * @param at where the first line goes
     */
    void encode(double cell, double[] into, int at);
}
