package org.neuraxon.core.blueprint;

import java.util.List;
import org.neuraxon.core.parameter.Parameter;

/**
 * Retention that depends on the recent input (DSN): a causal convolution of the last inputs sets how much of the potential is kept.
 *
 * @param enabled whether retention depends on the input; otherwise it is one half
 * @param kernelSize number of inputs remembered
 * @param bias added to the convolution
 * @param kernel kernel, oldest input first; empty means 1, 2, ... normalised
 * @param learning whether each neuron learns its kernel
 * @param learningRate rate of kernel learning
 * @param targetSensitivity how much a jump of the input lowers the wanted retention
 * @param targetBias wanted retention of a steady input, as a logit
 * @param kernelClip largest kernel weight before normalisation
 */
public record InputConditionedDecay(
        @Parameter(key = "dsn_enabled", about = "whether retention depends on the input; otherwise it is one half")
        boolean enabled,

        @Parameter(key = "dsn_kernel_size", about = "number of inputs remembered", min = 1, max = 4096)
        int kernelSize,

        @Parameter(key = "dsn_bias", about = "added to the convolution")
        double bias,

        @Parameter(key = "dsn_kernel_weights", about = "kernel, oldest input first; empty means 1, 2, ... normalised")
        List<Double> kernel,

        @Parameter(key = "dsn_learn_enabled", about = "whether each neuron learns its kernel")
        boolean learning,

        @Parameter(key = "dsn_learn_lr", about = "rate of kernel learning")
        double learningRate,

        @Parameter(key = "dsn_target_sensitivity", about = "how much a jump of the input lowers the wanted retention")
        double targetSensitivity,

        @Parameter(key = "dsn_target_bias", about = "wanted retention of a steady input, as a logit")
        double targetBias,

        @Parameter(key = "dsn_kernel_clip", about = "largest kernel weight before normalisation", min = 0)
        double kernelClip) {

    /** The defaults of the published model. */
    public static final InputConditionedDecay DEFAULT =
            new InputConditionedDecay(true, 4, 0.0, List.of(), false, 0.01, 4.0, 2.0, 5.0);

    /** Keeps its own copy of the kernel. */
    public InputConditionedDecay {
        kernel = List.copyOf(kernel);
    }
}
