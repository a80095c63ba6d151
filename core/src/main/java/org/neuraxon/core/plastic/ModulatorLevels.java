package org.neuraxon.core.plastic;

import org.neuraxon.core.Modulator;
import org.neuraxon.core.state.FloatColumn;
import org.neuraxon.core.state.Table;

/** The levels of the neuromodulators, one row for each {@link Modulator}; they stay as they are set. */
public final class ModulatorLevels extends Table {

    /** The level, 0 to 1. */
    public final FloatColumn level = floats("level", 0);

    ModulatorLevels(PlasticLearning learning) {
        append(Modulator.values().length);
        level.values[Modulator.DOPAMINE.ordinal()] = (float) learning.dopamine();
        level.values[Modulator.SEROTONIN.ordinal()] = (float) learning.serotonin();
    }

    /** The level of one modulator. */
    public float of(Modulator modulator) {
        return level.values[modulator.ordinal()];
    }
}
