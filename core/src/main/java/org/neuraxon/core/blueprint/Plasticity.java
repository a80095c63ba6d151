package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * Spike-timing-dependent plasticity gated by dopamine, with its dendritic neighbours taking part.
 *
 * @param stdpTau time constant of both timing traces
 * @param learningRate size of one weight change
 * @param stdpWindow timing window of version 1
 * @param associativity share of a neighbour's change that is taken over
 */
public record Plasticity(
        @Parameter(key = "tau_stdp", about = "time constant of both timing traces", unit = "ms", min = 0, open = true)
        double stdpTau,

        @Parameter(key = "learning_rate", about = "size of one weight change")
        double learningRate,

        @Parameter(
                key = "stdp_window",
                about = "timing window of version 1",
                unit = "ms",
                inert = "version 2 uses tau_stdp")
        double stdpWindow,

        @Parameter(key = "associative_alpha", about = "share of a neighbour's change that is taken over")
        double associativity) {

    /** The defaults of the published model. */
    public static final Plasticity DEFAULT = new Plasticity(20.0, 0.01, 20.0, 0.005);
}
