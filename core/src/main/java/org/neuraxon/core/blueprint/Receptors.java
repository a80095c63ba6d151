package org.neuraxon.core.blueprint;

import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.Table;

/** The activation of each {@link Receptor}, between 0 and 1. */
public final class Receptors extends Table {

    /** The activation used in the last moment. */
    public final DoubleColumn activation = doubles("activation", 0);

    /** Starts inactive. */
    Receptors() {
        append(Receptor.values().length);
    }

    /** The activation of one receptor. */
    public double of(Receptor receptor) {
        return activation.values[receptor.ordinal()];
    }
}
