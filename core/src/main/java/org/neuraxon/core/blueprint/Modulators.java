package org.neuraxon.core.blueprint;

import org.neuraxon.core.Modulator;
import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.Table;

/** The levels of the neuromodulators, one row for each {@link Modulator}, between 0 and 2. */
public final class Modulators extends Table {

    /** The slow part. */
    public final DoubleColumn tonic = doubles("tonic", 0);
    /** The fast part. */
    public final DoubleColumn phasic = doubles("phasic", 0);

    /** Starts at the baselines. */
    Modulators(Modulation parameters) {
        append(Modulator.values().length);
        for (Modulator modulator : Modulator.values()) {
            tonic.values[modulator.ordinal()] = baseline(parameters, modulator);
        }
    }

    /** The resting level of a modulator. */
    public static double baseline(Modulation parameters, Modulator modulator) {
        return switch (modulator) {
            case DOPAMINE -> parameters.dopamineBaseline();
            case SEROTONIN -> parameters.serotoninBaseline();
            case ACETYLCHOLINE -> parameters.acetylcholineBaseline();
            case NORADRENALINE -> parameters.noradrenalineBaseline();
        };
    }

    /** Tonic and phasic together. */
    public double level(Modulator modulator) {
        return tonic.values[modulator.ordinal()] + phasic.values[modulator.ordinal()];
    }
}
