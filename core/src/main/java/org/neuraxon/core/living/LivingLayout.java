package org.neuraxon.core.living;

import java.util.List;

/**
 * Every synapse of a living network that is laid out rather than grown by chance.
 *
 * @param fromInputs synapses from input neurons; acetylcholine sets their gain
 * @param backbone fixed synapses that carry activity
 * @param memory synapses that raise plateaus, with their lasting weights; a neuron may hear itself
 */
public record LivingLayout(List<Connection> fromInputs, List<Connection> backbone, List<Connection> memory) {

    /** Keeps its own lists. */
    public LivingLayout {
        fromInputs = List.copyOf(fromInputs);
        backbone = List.copyOf(backbone);
        memory = List.copyOf(memory);
    }
}
