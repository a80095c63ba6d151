package org.neuraxon.core.ring;

import org.neuraxon.core.state.ByteColumn;
import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.IntColumn;
import org.neuraxon.core.state.Table;

/** The neurons of a ring network, one row each: input neurons first, then the ring. */
public final class RingNeurons extends Table {

    /** The trinary state. */
    public final ByteColumn trit = bytes("trit", (byte) 0);
    /** The membrane potential V; of an input neuron the current of this moment. */
    public final DoubleColumn potential = doubles("potential", 0);
    /** The complement U, a slow copy of the potential. */
    public final DoubleColumn complement = doubles("complement", 0);
    /** This moment's dendritic branch: first its input, then its response. */
    public final DoubleColumn branch = doubles("branch", 0);
    /** The current from outside for the next moment. */
    public final DoubleColumn external = doubles("external", 0);
    /** The distance of the two thresholds from 0. */
    public final DoubleColumn threshold = doubles("threshold", 0);
    /** What the potential keeps of itself in a moment. */
    public final DoubleColumn decay = doubles("decay", 0);
    /** The constant input. */
    public final DoubleColumn bias = doubles("bias", 0);
    /** One past the last row of the neuron's input taps; they start where the neuron before ends. */
    public final IntColumn tapEnd = ints("tap_end", 0);
    /** One past the last row of the neuron's recurrent synapses; they start where the neuron before ends. */
    public final IntColumn synapseEnd = ints("synapse_end", 0);

    /** Makes resting neurons. */
    RingNeurons(int count) {
        append(count);
    }

    /** The first row of the neuron's input taps. */
    public int firstTap(int neuron) {
        return neuron == 0 ? 0 : tapEnd.values[neuron - 1];
    }

    /** The first row of the neuron's recurrent synapses. */
    public int firstSynapse(int neuron) {
        return neuron == 0 ? 0 : synapseEnd.values[neuron - 1];
    }
}
