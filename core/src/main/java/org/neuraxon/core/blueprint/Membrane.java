package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * Dendrites, thresholds and the slow self-regulation of a neuron.
 *
 * @param dendriticThreshold branch input above which a branch responds supralinearly
 * @param dendriticGamma exponent of the supralinear response
 * @param membraneTau membrane time constant of version 1
 * @param thresholdExcitatory potential above which the state is +1
 * @param thresholdInhibitory potential below which the state is -1
 * @param adaptationTau time constant of adaptation
 * @param autoreceptorTau time constant of the autoreceptor
 * @param spontaneousRate rate of spontaneous currents
 * @param healthDecay health lost by a quiet neuron
 * @param thresholdModulation largest shift of the thresholds by modulatory synapses
 */
public record Membrane(
        @Parameter(
                key = "dendritic_spike_threshold",
                about = "branch input above which a branch responds supralinearly",
                min = 0)
        double dendriticThreshold,

        @Parameter(key = "dendritic_supralinear_gamma", about = "exponent of the supralinear response", min = 0)
        double dendriticGamma,

        @Parameter(
                key = "membrane_time_constant",
                about = "membrane time constant of version 1",
                unit = "ms",
                min = 0,
                open = true,
                inert = "version 2 decays by its input (DSN) instead")
        double membraneTau,

        @Parameter(key = "firing_threshold_excitatory", about = "potential above which the state is +1")
        double thresholdExcitatory,

        @Parameter(key = "firing_threshold_inhibitory", about = "potential below which the state is -1")
        double thresholdInhibitory,

        @Parameter(key = "adaptation_tau", about = "time constant of adaptation", unit = "ms", min = 0, open = true)
        double adaptationTau,

        @Parameter(
                key = "autoreceptor_tau",
                about = "time constant of the autoreceptor",
                unit = "ms",
                min = 0,
                open = true)
        double autoreceptorTau,

        @Parameter(key = "spontaneous_firing_rate", about = "rate of spontaneous currents", unit = "1/ms", min = 0)
        double spontaneousRate,

        @Parameter(key = "neuron_health_decay", about = "health lost by a quiet neuron", unit = "1/ms", min = 0)
        double healthDecay,

        @Parameter(key = "threshold_mod_k", about = "largest shift of the thresholds by modulatory synapses")
        double thresholdModulation) {

    /** The defaults of the published model. */
    public static final Membrane DEFAULT = new Membrane(0.4, 1.3, 20.0, 0.4, -0.4, 100.0, 200.0, 0.02, 0.001, 0.3);
}
