package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * The firing rate that a neuron aims at and how fast weights and thresholds follow.
 *
 * @param targetRate share of time in a state other than 0 that is aimed at
 * @param rate strength of synaptic scaling and of the threshold shift
 * @param smoothing rate of the running mean of activity
 */
public record RateHomeostasis(
        @Parameter(key = "target_firing_rate", about = "share of time in a state other than 0 that is aimed at")
        double targetRate,

        @Parameter(key = "homeostatic_rate", about = "strength of synaptic scaling and of the threshold shift")
        double rate,

        @Parameter(key = "firing_rate_alpha", about = "rate of the running mean of activity", unit = "1/ms", min = 0)
        double smoothing) {

    /** The defaults of the published model. */
    public static final RateHomeostasis DEFAULT = new RateHomeostasis(0.2, 0.0005, 0.01);
}
