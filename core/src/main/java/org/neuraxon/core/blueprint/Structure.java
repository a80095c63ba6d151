package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * Birth and death of synapses and neurons.
 *
 * @param integrityThreshold integrity at or below which a synapse is removed
 * @param formationProbability probability that a synapse is formed in a step
 * @param deathRate integrity that a weak synapse loses
 * @param neuronDeathThreshold health below which a hidden neuron may die
 */
public record Structure(
        @Parameter(key = "synapse_integrity_threshold", about = "integrity at or below which a synapse is removed")
        double integrityThreshold,

        @Parameter(key = "synapse_formation_prob", about = "probability that a synapse is formed in a step", min = 0)
        double formationProbability,

        @Parameter(key = "synapse_death_prob", about = "integrity that a weak synapse loses", unit = "1/ms")
        double deathRate,

        @Parameter(key = "neuron_death_threshold", about = "health below which a hidden neuron may die")
        double neuronDeathThreshold) {

    /** The defaults of the published model. */
    public static final Structure DEFAULT = new Structure(0.1, 0.05, 0.01, 0.1);
}
