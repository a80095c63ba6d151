package org.neuraxon.lab.sequential;

import java.util.Arrays;
import org.neuraxon.core.math.CounterRandom;

/**
 * How much a conventional network can lose: two hidden layers of 100 learn the embedded digits (twenty passes, batch 10, rate .1) with or without dropout, and then some of the hidden units are
 * removed.
 */
public final class Lesion {

    /** The shares of hidden units removed, one after the other. */
    private static final double[] SHARES = {0.1, 0.2, 0.3, 0.4, 0.5};

    private static final int HIDDEN = 100;
    private static final int BATCH = 10;
    private static final double RATE = 0.1;
    private static final int PASSES = 20;
    private static final int DRAWS = 5;
    private static final int ORDER = 4;
    private static final int REMOVED = 50;

    private Lesion() {}

    /**
     * What is left.
     *
     * @param clean accuracy with every unit
     * @param after accuracy with a tenth to a half of the units removed, mean over five draws
     */
    @SuppressWarnings("ArrayRecordComponent") // A result: handed on, never changed.
    public record Result(double clean, double[] after) {

        /** Accuracy lost when three units in ten are removed. */
        public double lost() {
            return clean - after[2];
        }

        /** The mean height of the curve of accuracy over lesion, from none to a half. */
        public double area() {
            double sum = clean / 2 - after[after.length - 1] / 2;
            for (double accuracy : after) {
                sum += accuracy;
            }
            return sum / after.length;
        }
    }

    /**
     * Trains a network and takes it apart.
     *
     * @param dropped the share of hidden units that sits out each sample while it learns
     * @param passes the most passes through the pictures, twenty unless less are wanted
     */
    public static Result of(double dropped, int passes, long seed) {
        Digits digits = Digits.embedded();
        int pixels = digits.train().width() * digits.train().height();
        Mlp network = new Mlp(pixels, HIDDEN, digits.classes(), new CounterRandom(seed));
        GradientLearner.Rule[] rules = dropped == 0
                ? new GradientLearner.Rule[0]
                : new GradientLearner.Rule[] {new Dropout(1 - dropped, seed)};
        GradientLearner learner = new GradientLearner(network, RATE, BATCH, rules);
        float[] picture = new float[pixels];
        for (int pass = 0; pass < Math.min(passes, PASSES); pass++) {
            for (int index : Protocol.shuffled(digits.train().count(), ORDER, pass, seed)) {
                digits.train().copy(index, picture);
                learner.learn(picture, digits.train().label(index));
            }
        }
        learner.taskIsOver();
        CounterRandom chance = new CounterRandom(seed);
        double[] after = new double[SHARES.length];
        for (int s = 0; s < SHARES.length; s++) {
            for (int draw = 0; draw < DRAWS; draw++) {
                for (int layer = 1; layer <= 2; layer++) {
                    remove(network.part(layer), SHARES[s], chance, REMOVED + layer, draw);
                }
                after[s] += accuracy(network, digits, picture) / DRAWS;
                network.everyoneTakesPart();
            }
        }
        return new Result(accuracy(network, digits, picture), after);
    }

    /** The units with the smallest numbers drawn; more of them as the share grows, the same ones first. */
    private static void remove(float[] part, double share, CounterRandom chance, int purpose, int draw) {
        double[] lot = new double[part.length];
        Arrays.setAll(lot, u -> chance.uniform(purpose, draw, u));
        double[] sorted = lot.clone();
        Arrays.sort(sorted);
        double limit = sorted[(int) Math.round(share * part.length)];
        for (int u = 0; u < part.length; u++) {
            part[u] = lot[u] < limit ? 0 : 1;
        }
    }

    private static double accuracy(Mlp network, Digits digits, float[] picture) {
        int right = 0;
        for (int i = 0; i < digits.test().count(); i++) {
            digits.test().copy(i, picture);
            float[] p = network.answer(picture);
            int best = 0;
            for (int c = 1; c < p.length; c++) {
                best = p[c] > p[best] ? c : best;
            }
            right += best == digits.test().label(i) ? 1 : 0;
        }
        return right / (double) digits.test().count();
    }
}
