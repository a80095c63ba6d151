package org.neuraxon.lab.adaptation;

import java.util.Arrays;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.lab.statistics.Correlation;
import org.neuraxon.learn.adapt.AdaptiveChooser;

/**
 * A cue that tells where a target will be, more or less reliably, and from time to time tells the opposite: expected against unexpected
 * uncertainty (after Posner 1980; Yu and Dayan 2005). {@code docs/specs/tasks.md} has it in full.
 */
public final class CueTask {

    /** Trials with one validity and one sense. */
    public static final int BLOCK = 100;

    /** Blocks of a run. */
    public static final int BLOCKS = 40;

    private static final double[] VALIDITIES = {0.95, 0.85, 0.75};
    private static final int FOLLOW = 0;
    private static final int SOON = 10;
    private static final int SETTLED = 50;
    private static final int VALIDITY = 0;
    private static final int HIT = 1;
    private static final int ELSEWHERE = 2;

    private CueTask() {}

    /**
     * What became of it.
     *
     * @param accuracy the share of targets that were expected where they came
     * @param validity correlation over blocks of acetylcholine in the second half with 1 − validity
     * @param noticed the share of reversals after which noradrenaline burst within ten trials
     * @param elsewhere the share of windows of ten trials, in the second halves of blocks, in which it burst too
     * @param known acetylcholine in the second half of each block
     */
    @SuppressWarnings("ArrayRecordComponent") // A result: handed on, never changed.
    public record Score(double accuracy, double validity, double noticed, double elsewhere, double[] known) {

        /** The same correlation with the validities of another seed. */
        public double validityOf(long seed) {
            return correlation(known, validities(seed, known.length));
        }
    }

    private static double correlation(double[] known, double[] validity) {
        return Correlation.pearson(
                known, Arrays.stream(validity).map(v -> 1 - v).toArray());
    }

    /** The validity of each block. */
    static double[] validities(long seed, int blocks) {
        CounterRandom chance = new CounterRandom(seed);
        double[] validity = new double[blocks];
        for (int b = 0; b < blocks; b++) {
            validity[b] = VALIDITIES[chance.below(VALIDITIES.length, VALIDITY, b, 0)];
        }
        return validity;
    }

    /** Whether the cue, taken as it was in the first block, tells the place of the target. */
    static boolean straight(long seed, double[] validity, int trial) {
        int block = trial / BLOCK;
        return new CounterRandom(seed).event(validity[block], HIT, trial, 0) == (block % 2 == 0);
    }

    /** Lets a chooser find out whether to follow the cue or to go against it. */
    public static Score play(AdaptiveChooser chooser, long seed, int blocks) {
        double[] validity = validities(seed, blocks);
        double[] known = new double[blocks];
        boolean[] burst = new boolean[blocks * BLOCK];
        int right = 0;
        for (int t = 0; t < burst.length; t++) {
            boolean straight = straight(seed, validity, t);
            int action = chooser.best();
            boolean hit = straight == (action == FOLLOW);
            right += hit ? 1 : 0;
            chooser.learn(action, hit ? 1 : 0);
            // Yu and Dayan's threshold: the more is expected to go wrong, the more it takes.
            burst[t] = chooser.unexpected() > chooser.expected() / (0.5 + chooser.expected());
            known[t / BLOCK] += t % BLOCK >= SETTLED ? chooser.expected() / (BLOCK - SETTLED) : 0;
        }
        int noticed = 0;
        int windows = 0;
        int elsewhere = 0;
        for (int b = 1; b < blocks; b++) {
            noticed += any(burst, b * BLOCK) ? 1 : 0;
            for (int at = SETTLED; at < BLOCK; at += SOON) {
                windows++;
                elsewhere += any(burst, b * BLOCK + at) ? 1 : 0;
            }
        }
        return new Score(
                right / (double) burst.length,
                correlation(known, validity),
                noticed / (double) (blocks - 1),
                elsewhere / (double) windows,
                known);
    }

    private static boolean any(boolean[] burst, int from) {
        for (int t = from; t < from + SOON; t++) {
            if (burst[t]) {
                return true;
            }
        }
        return false;
    }

    /** The accuracy of an exact observer, who knows validities, their chances and the mean time between reversals, but not which holds. */
    public static double oracle(long seed, int blocks) {
        double[] validity = validities(seed, blocks);
        int states = 2 * VALIDITIES.length;
        double[] belief = new double[states];
        Arrays.fill(belief, 1.0 / states);
        int right = 0;
        for (int t = 0; t < blocks * BLOCK; t++) {
            double follow = 0;
            for (int s = 0; s < states; s++) {
                follow += belief[s] * hit(s);
            }
            boolean straight = straight(seed, validity, t);
            right += straight == follow >= 0.5 ? 1 : 0;
            double[] sides = new double[2];
            double sum = 0;
            for (int s = 0; s < states; s++) {
                belief[s] *= straight ? hit(s) : 1 - hit(s);
                sum += belief[s];
                sides[s % 2] += belief[s];
            }
            for (int s = 0; s < states; s++) {
                // A reversal changes the sense and draws the validity anew.
                belief[s] = belief[s] / sum * (1 - 1.0 / BLOCK) + sides[1 - s % 2] / sum / BLOCK / VALIDITIES.length;
            }
        }
        return right / (double) (blocks * BLOCK);
    }

    private static double hit(int state) {
        double validity = VALIDITIES[state / 2];
        return state % 2 == 0 ? validity : 1 - validity;
    }

    /** The accuracy of following the cue at random. */
    public static double guessing(long seed, int blocks) {
        double[] validity = validities(seed, blocks);
        CounterRandom chance = new CounterRandom(seed);
        int right = 0;
        for (int t = 0; t < blocks * BLOCK; t++) {
            right += straight(seed, validity, t) == chance.event(0.5, ELSEWHERE, t, 0) ? 1 : 0;
        }
        return right / (double) (blocks * BLOCK);
    }
}
