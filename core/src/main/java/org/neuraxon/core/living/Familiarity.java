package org.neuraxon.core.living;

import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.Table;

/**
 * What the network knows of its inputs: for each input a row of weights from the inputs of its block of {@value #BLOCK}, from which it is
 * to be told.
 */
public final class Familiarity extends Table {

    /** Inputs that know of each other. */
    public static final int BLOCK = 32;

    /** The weight from each input of the block. */
    public final DoubleColumn weight = doubles("weight", 0);

    Familiarity(int inputs) {
        append(Math.multiplyExact(inputs, BLOCK));
    }
}
