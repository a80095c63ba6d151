package org.neuraxon.core.ring;

import org.neuraxon.core.parameter.Parameter;

/**
 * The input channels and how neurons tap them. A moment is one row of a stream, so delays are counted in moments.
 *
 * @param channels input channels; each is an input neuron with a delay line
 * @param maxDelay oldest moment that the delay lines keep; taps reach back less far than this
 * @param maxTaps most input taps of a neuron; each has 1 to this many, uniformly
 * @param firstChannelShare probability that a tap reads channel 0 rather than any of the others
 * @param gain mean Euclidean norm of a neuron's tap weights
 */
public record DelayedInputs(
        @Parameter(key = "num_input_neurons", about = "input channels", min = 0, max = 100000)
        int channels,

        @Parameter(
                key = "max_delay",
                about = "oldest moment that the delay lines keep",
                unit = "moments",
                min = 1,
                max = 65535)
        int maxDelay,

        @Parameter(key = "max_taps", about = "most input taps of a neuron", min = 1, max = 1000)
        int maxTaps,

        @Parameter(
                key = "first_channel_share",
                about = "probability that a tap reads channel 0 rather than any other",
                min = 0,
                max = 1)
        double firstChannelShare,

        @Parameter(key = "input_gain", about = "mean norm of the tap weights of a neuron", min = 0, max = 1000)
        double gain) {

    /** One channel. */
    public static final DelayedInputs DEFAULT = new DelayedInputs(1, 48, 3, 0.5, 0.8);
}
