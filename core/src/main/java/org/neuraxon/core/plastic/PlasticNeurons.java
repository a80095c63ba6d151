package org.neuraxon.core.plastic;

import org.neuraxon.core.state.FloatColumn;
import org.neuraxon.core.state.Table;

/** The neurons of the plastic model, one row each, in the order inputs, hidden, outputs. States are floats because synapses multiply by them. */
public final class PlasticNeurons extends Table {

    /** The trinary state that synapses see. */
    public final FloatColumn state = floats("trinary_state", 0);
    /** The trinary state that this moment has given, seen from the next one on. */
    public final FloatColumn next = floats("next_state", 0);
    /** The membrane potential. */
    public final FloatColumn potential = floats("membrane_potential", 0);
    /** The current from outside for the next moment; 0 means none. */
    public final FloatColumn external = floats("external", 0);
    /** This moment's synaptic current. */
    public final FloatColumn current = floats("current", 0);

    PlasticNeurons(int count) {
        append(count);
    }
}
