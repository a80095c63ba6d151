package org.neuraxon.lab.sequential;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.core.math.CounterRandom;

/** A conventional network that takes a step of gradient descent after every batch of pictures; rules may bend the step. */
final class GradientLearner implements Learner {

    static final int HIDDEN = 256;
    private static final int BATCH = 32;

    private final Mlp network;
    private final float rate;
    private final List<Rule> rules;
    private int inBatch;
    private double loss;

    GradientLearner(int pixels, int classes, double rate, long seed, Rule... rules) {
        network = new Mlp(pixels, HIDDEN, classes, new CounterRandom(seed));
        this.rate = (float) rate;
        this.rules = new ArrayList<>(List.of(rules));
    }

    /** Something that bends learning. Each method does nothing unless it is overridden. */
    interface Rule {

        /** Before a picture is learned: who takes part. */
        default void before(Mlp network) {}

        /** After a picture was learned. */
        default void after(Mlp network, float[] picture, int label) {}

        /** What the rate is multiplied with for this batch, whose mean loss is given. */
        default double pace(double loss) {
            return 1;
        }

        /** The mean gradient of a batch may be changed before the step. */
        default void step(Mlp network, float[] gradient) {}

        /** A task is over (told). */
        default void taskIsOver(Mlp network) {}

        /** Bytes of its own memory. */
        default long bytes() {
            return 0;
        }
    }

    @Override
    public void learn(float[] picture, int label) {
        rules.forEach(rule -> rule.before(network));
        loss += network.addGradient(picture, label);
        inBatch++;
        network.everyoneTakesPart();
        rules.forEach(rule -> rule.after(network, picture, label));
        if (inBatch == BATCH) {
            step();
        }
    }

    private void step() {
        float[] gradient = network.gradient();
        float[] weights = network.weights();
        double pace = 1;
        for (Rule rule : rules) {
            pace *= rule.pace(loss / inBatch);
        }
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] /= inBatch;
        }
        rules.forEach(rule -> rule.step(network, gradient));
        float step = (float) (rate * pace);
        for (int k = 0; k < gradient.length; k++) {
            weights[k] -= step * gradient[k];
        }
        network.clearGradient();
        inBatch = 0;
        loss = 0;
    }

    @Override
    public int guess(float[] picture) {
        float[] p = network.answer(picture);
        int best = 0;
        for (int c = 1; c < p.length; c++) {
            best = p[c] > p[best] ? c : best;
        }
        return best;
    }

    @Override
    public void taskIsOver() {
        if (inBatch > 0) {
            step();
        }
        rules.forEach(rule -> rule.taskIsOver(network));
    }

    @Override
    public long bytes() {
        return 4L * network.weights().length
                + rules.stream().mapToLong(Rule::bytes).sum();
    }
}
