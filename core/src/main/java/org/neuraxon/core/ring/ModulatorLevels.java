package org.neuraxon.core.ring;

import org.neuraxon.core.Modulator;
import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.Table;

/** The levels of the neuromodulators, one row for each {@link Modulator}, in [0, 1]. */
public final class ModulatorLevels extends Table {

    /** The level. */
    public final DoubleColumn level = doubles("level", 0);

    /** Starts at 0. */
    ModulatorLevels() {
        append(Modulator.values().length);
    }
}
