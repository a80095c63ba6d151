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
    private final int batch;
    private final List<Rule> rules;
    private int inBatch;
    private double loss;
    private long learned;
    private long taught;
    private long permitted;
    private long possible;

    GradientLearner(int pixels, int classes, double rate, long seed, Rule... rules) {
        this(pixels, HIDDEN, classes, rate, BATCH, seed, rules);
    }

    GradientLearner(int pixels, int hidden, int classes, double rate, int batch, long seed, Rule... rules) {
        this(new Mlp(pixels, hidden, classes, new CounterRandom(seed)), rate, batch, rules);
    }

    GradientLearner(Mlp network, double rate, int batch, Rule... rules) {
        this.network = network;
        this.rate = (float) rate;
        this.batch = batch;
        this.rules = new ArrayList<>(List.of(rules));
    }

    /** Something that bends learning. Each method does nothing unless it is overridden. */
    interface Rule {

        /** Before a picture is learned: who takes part. */
        default void before(Mlp network, float[] picture) {}

        /** Before a picture is named: who takes part. */
        default void beforeAnswer(Mlp network, float[] picture) {}

        /** Which task it is (told). */
        default void task(int number) {}

        /** How many contexts it tells apart. */
        default int contexts() {
            return 1;
        }

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
        rules.forEach(rule -> rule.before(network, picture));
        loss += network.addGradient(picture, label);
        inBatch++;
        taught += network.erred() ? 1 : 0;
        learned++;
        network.everyoneTakesPart();
        rules.forEach(rule -> rule.after(network, picture, label));
        if (inBatch == batch) {
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
        long moved = 0;
        for (int k = 0; k < gradient.length; k++) {
            weights[k] -= step * gradient[k];
            moved += gradient[k] != 0 ? 1 : 0;
        }
        permitted += moved;
        possible += gradient.length;
        network.clearGradient();
        inBatch = 0;
        loss = 0;
    }

    @Override
    public int guess(float[] picture) {
        rules.forEach(rule -> rule.beforeAnswer(network, picture));
        float[] p = network.answer(picture);
        network.everyoneTakesPart();
        int best = 0;
        for (int c = 1; c < p.length; c++) {
            best = p[c] > p[best] ? c : best;
        }
        return best;
    }

    @Override
    public void task(int number) {
        rules.forEach(rule -> rule.task(number));
    }

    @Override
    public int contexts() {
        return rules.stream().mapToInt(Rule::contexts).max().orElse(1);
    }

    /** The share of pictures whose error was not 0, so that they changed weights. */
    double taught() {
        return taught / (double) Math.max(1, learned);
    }

    /** The share of weights that a step changed, mean over steps. */
    double permitted() {
        return permitted / (double) Math.max(1, possible);
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
