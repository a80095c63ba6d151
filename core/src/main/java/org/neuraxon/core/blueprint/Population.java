package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * How many neurons of each kind there are and how they are wired at birth: a ring in which every neuron reaches {@code wsK} nearest
 * neighbours, each connection rewired with probability {@code wsBeta} (Watts &amp; Strogatz, 1998).
 *
 * @param inputs neurons set from outside
 * @param hidden neurons between
 * @param outputs neurons read from outside
 * @param branches dendritic branches of a neuron
 * @param wsK neighbours of a neuron on the ring
 * @param wsBeta share of rewired connections
 */
public record Population(
        @Parameter(key = "num_input_neurons", about = "neurons set from outside", min = 0, max = 10000000)
        int inputs,

        @Parameter(key = "num_hidden_neurons", about = "neurons between", min = 0, max = 10000000)
        int hidden,

        @Parameter(key = "num_output_neurons", about = "neurons read from outside", min = 0, max = 10000000)
        int outputs,

        @Parameter(key = "num_dendritic_branches", about = "dendritic branches of a neuron", min = 1, max = 1000)
        int branches,

        @Parameter(key = "ws_k", about = "neighbours of a neuron on the ring", min = 0, max = 10000000)
        int wsK,

        @Parameter(key = "ws_beta", about = "share of rewired connections", min = 0, max = 1)
        double wsBeta) {

    /** The defaults of the published model. */
    public static final Population DEFAULT = new Population(5, 20, 5, 3, 6, 0.3);
}
