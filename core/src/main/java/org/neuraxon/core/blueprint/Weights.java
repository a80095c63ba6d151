package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * The three weights of a synapse: time constants and values at birth.
 *
 * @param fastTau time constant of the fast weight
 * @param slowTau time constant of the slow weight
 * @param metaTau time constant of the meta weight
 * @param fastMin smallest fast weight at birth
 * @param fastMax largest fast weight at birth
 * @param slowMin smallest slow weight at birth
 * @param slowMax largest slow weight at birth
 * @param metaMin smallest meta weight at birth
 * @param metaMax largest meta weight at birth
 */
public record Weights(
        @Parameter(key = "tau_fast", about = "time constant of the fast weight", unit = "ms", min = 0, open = true)
        double fastTau,

        @Parameter(key = "tau_slow", about = "time constant of the slow weight", unit = "ms", min = 0, open = true)
        double slowTau,

        @Parameter(key = "tau_meta", about = "time constant of the meta weight", unit = "ms", min = 0, open = true)
        double metaTau,

        @Parameter(key = "w_fast_init_min", about = "smallest fast weight at birth")
        double fastMin,

        @Parameter(key = "w_fast_init_max", about = "largest fast weight at birth")
        double fastMax,

        @Parameter(key = "w_slow_init_min", about = "smallest slow weight at birth")
        double slowMin,

        @Parameter(key = "w_slow_init_max", about = "largest slow weight at birth")
        double slowMax,

        @Parameter(key = "w_meta_init_min", about = "smallest meta weight at birth")
        double metaMin,

        @Parameter(key = "w_meta_init_max", about = "largest meta weight at birth")
        double metaMax) {

    /** The defaults of the published model. */
    public static final Weights DEFAULT = new Weights(5.0, 50.0, 1000.0, -0.8, 0.8, -0.4, 0.4, -0.3, 0.3);
}
