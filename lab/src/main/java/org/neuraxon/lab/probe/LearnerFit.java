package org.neuraxon.lab.probe;

import org.neuraxon.core.math.Elementary;

/**
 * The reinforcement learner that fits best what a network learned and chose (Sutton and Barto, 1998; the four readings after Doya, 2002):
 *
 * <pre>
 *   ΔQ = α [ρ r γ^(d/50) + ...]       change of an action's value in a trial with reward r, d moments late
 *   α = (|n₀| + |ν|) / 2              n₀ mean change with a reward at once, ν without one
 *   ρ = (n₀ - ν) / (|n₀| + |ν|)       how far the reward decides the change: 1 if it alone does, 0 if it makes no difference
 *   γ least squares of n_d - ν = c γ^(d/50), c > 0
 *   P(first) = 1 / (1 + e^-(β x + b))  β by least squares of the weighted empirical logits (Berkson, 1953)
 * </pre>
 */
public final class LearnerFit {

    /** The unit of delays. */
    public static final double UNIT = 50;

    private static final int STEPS = 400;
    private static final double LARGEST = 2;

    private LearnerFit() {}

    /** α, the mean size of a change. */
    public static double rate(double rewarded, double unrewarded) {
        return (Math.abs(rewarded) + Math.abs(unrewarded)) / 2;
    }

    /** ρ, the share of the changes that the reward decides; 0 if nothing changes. */
    public static double error(double rewarded, double unrewarded) {
        double sizes = Math.abs(rewarded) + Math.abs(unrewarded);
        return sizes == 0 ? 0 : (rewarded - unrewarded) / sizes;
    }

    /**
     * γ, what is left of a reward's effect when it comes 50 moments later; NaN if a reward has no effect.
     *
     * @param delays in moments
     * @param effects of a reward with each delay
     */
    public static double discount(double[] delays, double... effects) {
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= STEPS; k++) {
            double gamma = k * LARGEST / STEPS;
            double products = 0;
            double squares = 0;
            for (int i = 0; i < delays.length; i++) {
                double left = left(gamma, delays[i]);
                products += left * effects[i];
                squares += left * left;
            }
            double scale = products / squares;
            double wrong = 0;
            for (int i = 0; i < delays.length; i++) {
                double error = effects[i] - scale * left(gamma, delays[i]);
                wrong += error * error;
            }
            if (scale > 0 && wrong < least) {
                least = wrong;
                best = gamma;
            }
        }
        return best;
    }

    private static double left(double gamma, double delay) {
        return delay == 0 ? 1 : gamma == 0 ? 0 : Elementary.pow(gamma, delay / UNIT);
    }

    /**
     * β, how decisively choices follow what speaks for them.
     *
     * @param evidence by level
     * @param chosen how often the first was chosen at each level
     * @param asked how often at each
     */
    public static double decisiveness(double[] evidence, int[] chosen, int asked) {
        double weights = 0;
        double xs = 0;
        double ys = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < evidence.length; i++) {
            double yes = chosen[i] + 0.5;
            double no = asked - chosen[i] + 0.5;
            double logit = Elementary.log(yes / no);
            double weight = yes * no / (asked + 1);
            weights += weight;
            xs += weight * evidence[i];
            ys += weight * logit;
            xx += weight * evidence[i] * evidence[i];
            xy += weight * evidence[i] * logit;
        }
        return (weights * xy - xs * ys) / (weights * xx - xs * xs);
    }
}
