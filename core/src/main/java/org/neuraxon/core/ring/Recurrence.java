package org.neuraxon.core.ring;

import org.neuraxon.core.parameter.Parameter;

/**
 * How ring neurons hear each other.
 *
 * @param share share of neurons with recurrent synapses
 * @param ringWeight weight of the synapse from the neighbour on the ring
 * @param fan random synapses of such a neuron, beside the one from its neighbour
 * @param weight standard deviation of the random weights
 */
public record Recurrence(
        @Parameter(key = "recurrent_share", about = "share of neurons with recurrent synapses", min = 0, max = 1)
        double share,

        @Parameter(
                key = "ring_weight",
                about = "weight of the synapse from the neighbour on the ring",
                min = -1000,
                max = 1000)
        double ringWeight,

        @Parameter(key = "recurrent_fan", about = "random synapses of such a neuron", min = 0, max = 1000)
        int fan,

        @Parameter(key = "recurrent_weight", about = "standard deviation of the random weights", min = 0, max = 1000)
        double weight) {

    /** One setting for every stream. */
    public static final Recurrence DEFAULT = new Recurrence(0.15, 0.9, 4, 0.1);
}
