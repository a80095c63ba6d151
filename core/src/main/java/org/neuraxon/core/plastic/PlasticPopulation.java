package org.neuraxon.core.plastic;

import org.neuraxon.core.parameter.Parameter;

/**
 * How many neurons there are and how they are wired: every neuron but the inputs receives the same number of synapses from neurons drawn
 * by chance.
 *
 * @param inputs neurons set from outside
 * @param hidden neurons between
 * @param outputs neurons read from outside
 * @param synapsesPerNeuron synapses onto each neuron that is not an input
 * @param fastBound largest size of a fast weight at birth
 * @param slowBound largest size of a slow weight at birth
 */
public record PlasticPopulation(
        @Parameter(key = "num_input_neurons", about = "neurons set from outside", min = 0, max = 10000000)
        int inputs,

        @Parameter(key = "num_hidden_neurons", about = "neurons between", min = 0, max = 10000000)
        int hidden,

        @Parameter(key = "num_output_neurons", about = "neurons read from outside", min = 0, max = 10000000)
        int outputs,

        @Parameter(key = "synapses_per_neuron", about = "synapses onto each neuron", min = 0, max = 10000000)
        int synapsesPerNeuron,

        @Parameter(key = "w_fast_init", about = "largest size of a fast weight at birth", min = 0, max = 1)
        double fastBound,

        @Parameter(key = "w_slow_init", about = "largest size of a slow weight at birth", min = 0, max = 1)
        double slowBound) {

    /** A thousand neurons with a hundred synapses each. */
    public static final PlasticPopulation DEFAULT = new PlasticPopulation(20, 960, 20, 100, 0.5, 0.5);
}
