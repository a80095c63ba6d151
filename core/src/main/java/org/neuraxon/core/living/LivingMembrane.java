package org.neuraxon.core.living;

import org.neuraxon.core.parameter.Parameter;

/**
 * How a neuron integrates; {@link TrinaryMembrane} has the formulas.
 *
 * @param dt length of a moment; a whole number of them fits into 5 ms
 * @param tau membrane time constant at serotonin 0.5
 * @param synapticTau low-pass of what synapses deliver
 * @param noise standard deviation of the potential in noise alone
 * @param threshold distance of the upper threshold from 0 at birth
 * @param lowerThreshold distance of the lower threshold from 0 at birth
 * @param adaptation current against a lasting state
 * @param adaptationTau low-pass of the state for adaptation
 */
public record LivingMembrane(
        @Parameter(
                key = "dt",
                about = "length of a moment; a whole number of them fits into 5 ms",
                unit = "ms",
                min = 0.01,
                max = 5)
        double dt,

        @Parameter(
                key = "tau_membrane",
                about = "membrane time constant at serotonin 0.5",
                unit = "ms",
                min = 0,
                max = 10000,
                open = true)
        double tau,

        @Parameter(
                key = "tau_synapse",
                about = "low-pass of what synapses deliver",
                unit = "ms",
                min = 0,
                max = 10000,
                open = true)
        double synapticTau,

        @Parameter(key = "noise", about = "standard deviation of the potential in noise alone", min = 0, max = 100)
        double noise,

        @Parameter(
                key = "threshold",
                about = "distance of the upper threshold from 0 at birth",
                min = 0,
                max = 100,
                open = true)
        double threshold,

        @Parameter(
                key = "lower_threshold",
                about = "distance of the lower threshold from 0 at birth",
                min = 0,
                max = 100,
                open = true)
        double lowerThreshold,

        @Parameter(key = "adaptation", about = "current against a lasting state", min = 0, max = 100)
        double adaptation,

        @Parameter(
                key = "tau_adaptation",
                about = "low-pass of the state for adaptation",
                unit = "ms",
                min = 0,
                max = 1000000,
                open = true)
        double adaptationTau) {

    /** Measured in {@code docs/decisions/0011-living-model.md}. */
    public static final LivingMembrane DEFAULT = new LivingMembrane(1, 10, 2, 0.89, 1.1, 1.32, 0.5, 200);
}
