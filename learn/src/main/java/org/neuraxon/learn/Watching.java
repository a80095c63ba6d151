package org.neuraxon.learn;

import org.neuraxon.core.Modulator;
import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.state.Stateful;

/** Whoever lives on a stream, row by row, and says what was expected and how unusual a row was. Belongs to one thread at a time. */
public interface Watching extends Stateful {

    /**
     * Lives one row.
     *
     * @param value the row's value; NaN if missing
     * @param inputs the row's further columns, as many as the settings say; NaN where missing
     */
    Observation observe(double value, double... inputs);

    /** What is expected of the row that is the horizon ahead of the last one; NaN before the first row. */
    double next();

    /** The settings. */
    WatcherSettings settings();

    /** The level of a neuromodulator, 0 to 1. */
    double level(Modulator modulator);

    /** The states of the network's neurons, in a new array. */
    byte[] states();

    /** The network that lives; read it between rows. */
    RingNetwork network();
}
