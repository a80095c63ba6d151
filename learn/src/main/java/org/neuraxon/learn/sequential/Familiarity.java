package org.neuraxon.learn.sequential;

import java.util.Arrays;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * How familiar inputs are to one context: how likely it finds them, against how likely it finds its own.
 *
 * <pre>
 *   L(x) = Σ x ln μ + (1 − x) ln(1 − μ)        μ: mean input of the context, kept in [.02, .98]
 *   z    = (mean of L − L(x)) / deviation of L, lately z̄ ← .8 z̄ + .2 z
 * </pre>
 *
 * The mean input, and mean and variance of L, are running averages over the context's own inputs (rate 1/(n + 1), at least .002 and .005); the
 * deviation is a sixteenth of the number of pixels until sixty were seen, and from then on no input counts as further than three deviations away: what is strange must not make
 * strangeness normal before it is noticed. (Surprise against expected uncertainty: Yu and Dayan, Neuron 2005; recruitment by novelty: ART,
 * Carpenter and Grossberg 1987. The rule is ours.)
 */
final class Familiarity {

    private static final float LOWEST = 0.02f;
    private static final float HIGHEST = 0.98f;
    private static final float SLOWEST_MEAN = 0.002f;
    private static final double SLOWEST_LIKELIHOOD = 0.005;
    private static final double FIRST_DEVIATION = 1 / 16.0;
    private static final int VARIANCE_AFTER = 60;
    private static final double FARTHEST = 3;
    private static final double KEEP = 0.8;

    private final float[] mean;
    private final float[] logit;
    private double offset;
    private double expected;
    private double variance;
    private double lately;
    private long age;

    Familiarity(int pixels) {
        mean = new float[pixels];
        logit = new float[pixels];
        variance = (FIRST_DEVIATION * pixels) * (FIRST_DEVIATION * pixels);
        Arrays.fill(mean, 0.5f);
        prepare();
    }

    /** Inputs that were its own. */
    long age() {
        return age;
    }

    /** ln of the likelihood, up to a constant of the input. */
    double likelihood(float[] input) {
        float sum = 0;
        for (int p = 0; p < input.length; p++) {
            sum += input[p] * logit[p];
        }
        return offset + sum;
    }

    /** How strange one input is: z. */
    double strangeness(double likelihood) {
        return (expected - likelihood) / Math.sqrt(variance);
    }

    /** Hears of an input, its own or not; gives the strangeness of what came lately. */
    double hear(double likelihood) {
        lately = KEEP * lately + (1 - KEEP) * strangeness(likelihood);
        return lately;
    }

    /** Takes an input as its own. */
    void own(float[] input, double likelihood) {
        double rate = Math.max(1.0 / (age + 1), SLOWEST_LIKELIHOOD);
        double difference = likelihood - expected;
        if (age >= VARIANCE_AFTER) {
            double farthest = FARTHEST * Math.sqrt(variance);
            difference = Math.min(Math.max(difference, -farthest), farthest);
        }
        expected += rate * difference;
        if (age >= VARIANCE_AFTER) {
            variance += rate * (difference * difference - variance);
        }
        float step = Math.max(1f / (age + 1), SLOWEST_MEAN);
        for (int p = 0; p < input.length; p++) {
            mean[p] += step * (input[p] - mean[p]);
        }
        age++;
        prepare();
    }

    private void prepare() {
        double sum = 0;
        for (int p = 0; p < mean.length; p++) {
            double bounded = Math.min(Math.max(mean[p], LOWEST), HIGHEST);
            double dark = Elementary.log(1 - bounded);
            logit[p] = (float) (Elementary.log(bounded) - dark);
            sum += dark;
        }
        offset = sum;
    }

    void save(StateSink sink) {
        sink.put("mean", mean, mean.length);
        sink.put("expected", expected);
        sink.put("variance", variance);
        sink.put("lately", lately);
        sink.put("age", age);
    }

    void restore(StateSource source) {
        source.read("mean", mean);
        expected = source.getDouble("expected");
        variance = source.getDouble("variance");
        lately = source.getDouble("lately");
        age = source.getLong("age");
        prepare();
    }
}
