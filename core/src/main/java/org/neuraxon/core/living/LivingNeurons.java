package org.neuraxon.core.living;

import org.neuraxon.core.state.ByteColumn;
import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.FloatColumn;
import org.neuraxon.core.state.IntColumn;
import org.neuraxon.core.state.Table;

/** The neurons of the living model, one row each, in the order inputs, hidden, outputs. States are floats because synapses multiply by them. */
public final class LivingNeurons extends Table {

    /** The trinary state. */
    public final FloatColumn state = floats("trinary_state", 0);
    /** The membrane potential. */
    public final DoubleColumn potential = doubles("membrane_potential", 0);
    /** What the backbone delivers, low-passed. */
    public final DoubleColumn backbone = doubles("backbone_input", 0);
    /** What memory synapses deliver, low-passed. */
    public final DoubleColumn memory = doubles("memory_input", 0);
    /** What lets a plateau last, 0 to 1. */
    public final DoubleColumn resource = doubles("plateau_resource", 1);
    /** The dendritic plateau, -1 to 1. */
    public final DoubleColumn plateau = doubles("plateau", 0);
    /** The state, low-passed, against which a neuron adapts. */
    public final DoubleColumn adaptation = doubles("adaptation", 0);
    /** Distance of the upper threshold from 0, before modulation. */
    public final DoubleColumn upper;
    /** Distance of the lower threshold from 0, before modulation. */
    public final DoubleColumn lower;
    /** The current from outside for the next moment. */
    public final DoubleColumn external = doubles("external", 0);
    /** 1 for neurons rich in α1 receptors, 0 for neurons rich in α2 receptors. */
    public final ByteColumn alpha1 = bytes("alpha1_rich", (byte) 0);
    /** End of the neuron's synapses in the backbone table. */
    public final IntColumn backboneEnd = ints("backbone_end", 0);
    /** End of the neuron's synapses in the table of synapses from inputs. */
    public final IntColumn inputEnd = ints("input_end", 0);
    /** The number of memory synapses alive; they come first in the neuron's places. */
    public final IntColumn memories = ints("memory_synapses", 0);

    LivingNeurons(int count, LivingMembrane membrane) {
        upper = doubles("upper_threshold", membrane.threshold());
        lower = doubles("lower_threshold", membrane.lowerThreshold());
        append(count);
    }

    /** The first backbone synapse of a neuron. */
    public int firstBackbone(int neuron) {
        return neuron == 0 ? 0 : backboneEnd.values[neuron - 1];
    }

    /** The first synapse of a neuron from inputs. */
    public int firstInput(int neuron) {
        return neuron == 0 ? 0 : inputEnd.values[neuron - 1];
    }
}
