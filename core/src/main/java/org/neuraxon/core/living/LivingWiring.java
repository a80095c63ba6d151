package org.neuraxon.core.living;

import org.neuraxon.core.parameter.Parameter;

/**
 * The synapses that do not learn: a sparse backbone that carries activity, and those from the input neurons.
 *
 * @param topology small_world, random, layered, dense or explicit
 * @param ringWeight weight from the predecessor on the ring
 * @param randomSynapses further backbone synapses of a neuron
 * @param randomWeight their weight before the sign
 * @param negativeShare share of them that are negative
 * @param layers layers of the layered topology
 * @param inputShare share of the neurons that hear a given input neuron
 * @param inputWeight weight of a synapse from an input neuron
 */
public record LivingWiring(
        @Parameter(key = "topology", about = "small_world, random, layered, dense or explicit")
        String topology,

        @Parameter(key = "ring_weight", about = "weight from the predecessor on the ring", min = -100, max = 100)
        double ringWeight,

        @Parameter(key = "random_synapses", about = "further backbone synapses of a neuron", min = 0, max = 10000)
        int randomSynapses,

        @Parameter(key = "random_weight", about = "their weight before the sign", min = 0, max = 100)
        double randomWeight,

        @Parameter(key = "negative_share", about = "share of them that are negative", min = 0, max = 1)
        double negativeShare,

        @Parameter(key = "layers", about = "layers of the layered topology", min = 1, max = 10000)
        int layers,

        @Parameter(key = "input_share", about = "share of the neurons that hear a given input neuron", min = 0, max = 1)
        double inputShare,

        @Parameter(key = "input_weight", about = "weight of a synapse from an input neuron", min = -100, max = 100)
        double inputWeight) {

    /** A ring with four random shortcuts to each neuron: alive, and near to branching 1. One moment of input moves who hears it. */
    public static final LivingWiring DEFAULT = new LivingWiring("small_world", 1, 4, 0.65, 0.3, 4, 0.1, 8);
}
