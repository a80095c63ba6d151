package org.neuraxon.core.plastic;

import java.util.Map;
import org.neuraxon.core.parameter.ParameterSet;

/**
 * Every parameter of the plastic model. Immutable and validated.
 *
 * @param population numbers and wiring
 * @param membrane the neurons' dynamics
 * @param learning the synapses' dynamics
 */
public record PlasticParameters(PlasticPopulation population, PlasticMembrane membrane, PlasticLearning learning) {

    /** A thousand neurons, a hundred synapses each, about 10 Hz. */
    public static final PlasticParameters DEFAULT =
            new PlasticParameters(PlasticPopulation.DEFAULT, PlasticMembrane.DEFAULT, PlasticLearning.DEFAULT);

    private static final int MOST_SYNAPSES = Integer.MAX_VALUE - 8;

    /** Checks every range, and that the synapses can be numbered and have neurons to come from. */
    public PlasticParameters {
        ParameterSet.check(population, membrane, learning);
        long neurons = (long) population.inputs() + population.hidden() + population.outputs();
        long synapses = (neurons - population.inputs()) * population.synapsesPerNeuron();
        if (synapses > MOST_SYNAPSES) {
            throw new IllegalArgumentException("the network would have " + synapses + " synapses; at most "
                    + MOST_SYNAPSES + " are possible, so lower 'synapses_per_neuron' or the number of neurons");
        }
        double shortest = Math.min(
                Math.min(learning.preTau(), learning.postTau()),
                Math.min(learning.eligibilityTau(), Math.min(learning.fastTau(), learning.slowTau())));
        if (membrane.dt() > shortest) {
            throw new IllegalArgumentException("parameter 'dt' is " + membrane.dt() + " ms but must not exceed "
                    + shortest + " ms, the shortest time constant of the synapses");
        }
        if (neurons == 1 && synapses > 0) {
            throw new IllegalArgumentException(
                    "a single neuron has nobody to receive synapses from; set 'synapses_per_neuron' to 0");
        }
    }

    /**
     * A copy with one value replaced.
     *
     * @param key the parameter's key, for instance {@code tau_fast}
     * @throws IllegalArgumentException for an unknown key or a value that does not fit
     */
    public PlasticParameters with(String key, Object value) {
        return ParameterSet.with(this, key, value);
    }

    /** A copy with some values replaced; see {@link #with(String, Object)}. */
    public PlasticParameters with(Map<String, ?> changes) {
        return ParameterSet.with(this, changes);
    }

    /** The number of neurons of all kinds. */
    public int neurons() {
        return population.inputs() + population.hidden() + population.outputs();
    }
}
