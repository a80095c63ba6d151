package org.neuraxon.core.ring;

import org.neuraxon.core.parameter.Parameter;

/**
 * The ring neurons.
 *
 * @param count ring neurons; 0 leaves the delay lines alone
 * @param biasRange biases are uniform in ± this
 * @param threshold mean distance of the two thresholds from 0
 * @param fastShare share of neurons whose potential has no memory
 * @param slowestTau time constants of the others lie between 1 and this many moments, mostly short
 * @param complementRate share of its distance to the potential that the complement covers in a moment
 */
public record RingCells(
        @Parameter(key = "num_ring_neurons", about = "ring neurons", min = 0, max = 1000000)
        int count,

        @Parameter(key = "bias_range", about = "biases are uniform in plus or minus this", min = 0, max = 1000)
        double biasRange,

        @Parameter(key = "threshold", about = "mean distance of the thresholds from 0", min = 0, max = 1000)
        double threshold,

        @Parameter(key = "fast_share", about = "share of neurons whose potential has no memory", min = 0, max = 1)
        double fastShare,

        @Parameter(
                key = "slowest_tau",
                about = "longest time constant of a potential",
                unit = "moments",
                min = 1,
                max = 1000000)
        double slowestTau,

        @Parameter(
                key = "complement_rate",
                about = "share of the way to the potential that the complement covers",
                unit = "1/moment",
                min = 0,
                max = 1)
        double complementRate) {

    /** One setting for every stream. */
    public static final RingCells DEFAULT = new RingCells(300, 1, 0.3, 0.2, 10, 0.05);
}
