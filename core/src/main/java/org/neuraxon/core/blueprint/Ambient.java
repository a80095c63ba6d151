package org.neuraxon.core.blueprint;

import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.Table;

/** What belongs to the network as a whole; one row. */
public final class Ambient extends Table {

    /** The share of active neurons in a state other than 0. */
    public final DoubleColumn activity = doubles("mean_activity", 0);
    /** The share of active neurons in state +1. */
    public final DoubleColumn excitation = doubles("excitatory_fraction", 0);
    /** The share of active neurons that changed their state. */
    public final DoubleColumn change = doubles("state_change_rate", 0);
    /** Energy used so far: 0.01 for each neuron and ms in a state other than 0. */
    public final DoubleColumn energy = doubles("energy_usage", 0);
    /** Strength with which the rhythms drive the neurons. */
    public final DoubleColumn coupling = doubles("coupling", 0);

    Ambient(double rhythmCoupling) {
        append(1);
        coupling.values[0] = rhythmCoupling;
    }
}
