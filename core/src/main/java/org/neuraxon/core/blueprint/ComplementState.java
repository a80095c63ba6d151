package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * The complementary state (CTSN): a slow trace of the squashed input, added to the potential before the readout.
 *
 * @param rho retention of the complementary state
 * @param enabled whether there is a complementary state
 * @param gain gain inside the squashing
 * @param bias bias inside the squashing
 * @param learning whether each neuron learns gain and bias
 * @param learningRate rate of that learning
 * @param gainClip largest learned gain
 * @param biasClip largest learned bias
 */
public record ComplementState(
        @Parameter(key = "ctsn_rho", about = "retention of the complementary state")
        double rho,

        @Parameter(key = "ctsn_enabled", about = "whether there is a complementary state")
        boolean enabled,

        @Parameter(key = "ctsn_phi_gain", about = "gain inside the squashing")
        double gain,

        @Parameter(key = "ctsn_phi_bias", about = "bias inside the squashing")
        double bias,

        @Parameter(key = "ctsn_learn_enabled", about = "whether each neuron learns gain and bias")
        boolean learning,

        @Parameter(key = "ctsn_learn_lr", about = "rate of that learning")
        double learningRate,

        @Parameter(key = "ctsn_phi_gain_clip", about = "largest learned gain", min = 0)
        double gainClip,

        @Parameter(key = "ctsn_phi_bias_clip", about = "largest learned bias", min = 0)
        double biasClip) {

    /** The defaults of the published model. */
    public static final ComplementState DEFAULT = new ComplementState(0.9, true, 0.5, 0.0, false, 0.005, 5.0, 5.0);
}
