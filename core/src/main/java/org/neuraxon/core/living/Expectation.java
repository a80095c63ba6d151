package org.neuraxon.core.living;

import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.Table;

/**
 * What the critic has heard and what it expects of it. For each input, first for +1 and then for -1, one row for the bin that is being
 * filled and {@value #TAPS} for the bins before it.
 */
public final class Expectation extends Table {

    /** Bins that are remembered: {@value #TAPS} of {@value #BIN} ms. */
    public static final int TAPS = 64;

    /** Length of a bin, ms. */
    public static final int BIN = 10;

    /** Rows of an input and sign. */
    static final int ROWS = TAPS + 1;

    /** Share of the bin in which the input had this sign. */
    public final DoubleColumn heard = doubles("heard", 0);
    /** Reward that is to come after it. */
    public final DoubleColumn weight = doubles("weight", 0);
    /** What is to be corrected when the expectation is wrong. */
    public final DoubleColumn trace = doubles("trace", 0);

    Expectation(int inputs) {
        append(Math.multiplyExact(inputs, 2 * ROWS));
    }
}
