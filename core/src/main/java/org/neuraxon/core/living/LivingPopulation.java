package org.neuraxon.core.living;

import org.neuraxon.core.parameter.Parameter;

/**
 * How many neurons there are.
 *
 * @param inputs input neurons
 * @param hidden hidden neurons
 * @param outputs output neurons
 */
public record LivingPopulation(
        @Parameter(key = "num_input_neurons", about = "input neurons", min = 0, max = 1000000)
        int inputs,

        @Parameter(key = "num_hidden_neurons", about = "hidden neurons", min = 0, max = 10000000)
        int hidden,

        @Parameter(key = "num_output_neurons", about = "output neurons", min = 0, max = 1000000)
        int outputs) {

    /** Three hundred neurons. */
    public static final LivingPopulation DEFAULT = new LivingPopulation(10, 280, 10);

    /** The number of neurons of all kinds. */
    public int count() {
        return inputs + hidden + outputs;
    }
}
