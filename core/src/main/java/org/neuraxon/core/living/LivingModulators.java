package org.neuraxon.core.living;

import org.neuraxon.core.Modulator;
import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.Table;

/** The levels of the neuromodulators, one row for each {@link Modulator}. */
public final class LivingModulators extends Table {

    /** The level, 0 to 1. */
    public final DoubleColumn level = doubles("level", 0);
    /** What the level returns to while nothing happens, 0 to 1. */
    public final DoubleColumn tonic = doubles("tonic", 0);

    LivingModulators(LivingModulation modulation) {
        append(Modulator.values().length);
        set(Modulator.DOPAMINE, modulation.dopamine());
        set(Modulator.SEROTONIN, modulation.serotonin());
        set(Modulator.ACETYLCHOLINE, modulation.acetylcholine());
        set(Modulator.NORADRENALINE, modulation.noradrenaline());
    }

    /** The level of one modulator. */
    public double of(Modulator modulator) {
        return level.values[modulator.ordinal()];
    }

    final void set(Modulator modulator, double value) {
        level.values[modulator.ordinal()] = value;
        tonic.values[modulator.ordinal()] = value;
    }
}
