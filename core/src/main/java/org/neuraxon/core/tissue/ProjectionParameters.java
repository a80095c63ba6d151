package org.neuraxon.core.tissue;

import org.neuraxon.core.parameter.Parameter;
import org.neuraxon.core.parameter.ParameterSet;

/**
 * How a projection carries activity from one sphere to another.
 *
 * <p>The kind chooses the rhythm: {@code feedforward} turns the band theta into gamma, {@code feedback} turns theta into beta, {@code
 * thalamic_like} turns gamma into theta (after Fries, 2015). A band that one of the spheres lacks never gates.
 *
 * @param gain factor on everything transmitted
 * @param delaySteps moments between sending and arrival
 * @param transmissionThreshold kept for exchange
 * @param coherenceStrength how much the phase difference of the rhythm gates transmission
 * @param coherenceBand name of that rhythm
 * @param topology layout of the weights of a new projection; one of the keys of {@link Topology}
 * @param sparseProbability share of connections of a sparse projection
 * @param allowNegativeWeights whether new weights may be negative
 * @param plasticityRate rate of Hebbian change
 * @param weightDecay share of each weight lost in a moment
 * @param weightClip bound of the weights
 * @param normaliseRows whether the absolute weights onto a target add up to 1
 * @param bias added to the sum of inputs
 * @param kind label that may change the band
 */
public record ProjectionParameters(
        @Parameter(key = "gain", about = "factor on everything transmitted")
        double gain,

        @Parameter(key = "delay_steps", about = "moments between sending and arrival", min = 0, max = 1_000_000)
        int delaySteps,

        @Parameter(
                key = "transmission_threshold",
                about = "threshold of the ports",
                inert = "the reference's port has a fixed threshold of 0.25")
        double transmissionThreshold,

        @Parameter(key = "coherence_strength", about = "how much the rhythm gates", min = 0, max = 1)
        double coherenceStrength,

        @Parameter(key = "coherence_band", about = "the rhythm that gates")
        String coherenceBand,

        @Parameter(key = "topology", about = "layout of new weights")
        String topology,

        @Parameter(key = "sparse_prob", about = "share of connections of a sparse projection", min = 0, max = 1)
        double sparseProbability,

        @Parameter(key = "allow_negative_weights", about = "whether new weights may be negative")
        boolean allowNegativeWeights,

        @Parameter(key = "plasticity_rate", about = "rate of Hebbian change")
        double plasticityRate,

        @Parameter(key = "weight_decay", about = "share of each weight lost in a moment")
        double weightDecay,

        @Parameter(key = "weight_clip", about = "bound of the weights", min = 0.1)
        double weightClip,

        @Parameter(key = "normalize_rows", about = "whether weights onto a target are normalised")
        boolean normaliseRows,

        @Parameter(key = "bias", about = "added to the sum of inputs")
        double bias,

        @Parameter(key = "kind", about = "label that may change the band")
        String kind) {

    /** The defaults of the reference. */
    public static final ProjectionParameters DEFAULT =
            new ProjectionParameters(1, 1, 0.25, 0.2, "theta", "dense", 1, false, 0, 0, 1.5, true, 0, "driving");

    /** Lets the kind choose the band. */
    public ProjectionParameters {
        coherenceBand = switch (kind) {
            case "feedforward" -> coherenceBand.equals("theta") ? "gamma" : coherenceBand;
            case "feedback" -> coherenceBand.equals("theta") ? "beta" : coherenceBand;
            case "thalamic_like" -> coherenceBand.equals("gamma") ? "theta" : coherenceBand;
            default -> coherenceBand;
        };
    }

    /** A copy with one value replaced. */
    public ProjectionParameters with(String key, Object value) {
        ProjectionParameters changed = ParameterSet.with(this, key, value);
        ParameterSet.check(changed);
        return changed;
    }
}
