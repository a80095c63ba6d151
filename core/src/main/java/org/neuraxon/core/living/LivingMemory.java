package org.neuraxon.core.living;

import org.neuraxon.core.parameter.Parameter;

/**
 * Synapses that learn; {@link Learning} has the formulas.
 *
 * @param degree memory synapses that a neuron keeps
 * @param headroom most it can have, relative to that
 * @param bound where growth of a fast weight ends
 * @param birthWeight new weights lie within plus or minus this
 * @param rate change of the fast weight for full permission
 * @param mean what counts as the mean of a state in coincidences
 * @param eligibilityTau life of a coincidence that waits for permission
 * @param fastTau return of the fast weight to the slow one
 * @param slowTau the slow weight follows the fast one for full permission
 * @param slowReturnTau return of the slow weight to the lasting one
 * @param lastingTau the lasting weight follows the slow one for full permission
 */
public record LivingMemory(
        @Parameter(key = "memory_synapses", about = "memory synapses that a neuron keeps", min = 0, max = 100000)
        int degree,

        @Parameter(key = "memory_headroom", about = "most it can have, relative to that", min = 1, max = 4)
        double headroom,

        @Parameter(key = "weight_bound", about = "where growth of a fast weight ends", min = 0, max = 100, open = true)
        double bound,

        @Parameter(key = "birth_weight", about = "new weights lie within plus or minus this", min = 0, max = 100)
        double birthWeight,

        @Parameter(
                key = "learning_rate",
                about = "change of the fast weight for full permission",
                unit = "1/ms",
                min = 0,
                max = 10)
        double rate,

        @Parameter(key = "mean_state", about = "what counts as the mean of a state in coincidences", min = -1, max = 1)
        double mean,

        @Parameter(
                key = "tau_eligibility",
                about = "life of a coincidence that waits for permission",
                unit = "ms",
                min = 0,
                max = 1000000,
                open = true)
        double eligibilityTau,

        @Parameter(
                key = "tau_fast",
                about = "return of the fast weight to the slow one",
                unit = "ms",
                min = 0,
                max = 1000000,
                open = true)
        double fastTau,

        @Parameter(
                key = "tau_slow",
                about = "the slow weight follows the fast one for full permission",
                unit = "ms",
                min = 0,
                max = 1000000,
                open = true)
        double slowTau,

        @Parameter(
                key = "tau_slow_return",
                about = "return of the slow weight to the lasting one",
                unit = "ms",
                min = 0,
                max = 10000000,
                open = true)
        double slowReturnTau,

        @Parameter(
                key = "tau_lasting",
                about = "the lasting weight follows the slow one for full permission",
                unit = "ms",
                min = 0,
                max = 10000000,
                open = true)
        double lastingTau) {

    /** Measured in {@code docs/decisions/0011-living-model.md}. */
    public static final LivingMemory DEFAULT =
            new LivingMemory(120, 1.35, 0.12, 0.004, 0.001, 0.09, 50, 50, 100, 2000, 80);
}
