package org.neuraxon.core.living;

import org.neuraxon.core.parameter.Parameter;

/**
 * Birth and death of memory synapses; {@link Turnover} has the formulas.
 *
 * @param deathRate deaths of a synapse that holds nothing
 * @param birthRate births for each missing synapse
 * @param weak weights below this hold nothing
 */
public record LivingStructure(
        @Parameter(
                key = "death_rate",
                about = "deaths of a synapse that holds nothing",
                unit = "1/ms",
                min = 0,
                max = 1)
        double deathRate,

        @Parameter(key = "birth_rate", about = "births for each missing synapse", unit = "1/ms", min = 0, max = 1)
        double birthRate,

        @Parameter(key = "weak_weight", about = "weights below this hold nothing", min = 0, max = 100)
        double weak) {

    /** A synapse without content lives for about four minutes; a missing one is replaced within half a second. */
    public static final LivingStructure DEFAULT = new LivingStructure(4e-6, 0.002, 0.01);
}
