package org.neuraxon.lab.sequential;

import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.learn.sequential.SequentialLearner;
import org.neuraxon.learn.sequential.SequentialSettings;

/**
 * A gate that context opens: in each context two fifths of the hidden units take part and may change, the others are refused. Nobody tells it which context it is: contexts are
 * recruited by novelty ({@link SequentialLearner}) and recognised from the picture alone.
 */
final class ContextGate implements GradientLearner.Rule {

    private static final int MOST = 16;

    private final SequentialLearner eyes;
    private final Participation participation;
    private final CounterRandom chance;
    private final boolean yoked;
    private long samples;

    /**
     * A gate.
     *
     * @param yoked open as often, but at random: it takes the participation of any context it knows, whatever the picture
     */
    ContextGate(int width, int height, int classes, boolean yoked, long seed) {
        // One neuron and an infancy of one: only its sense of familiarity is used.
        eyes = new SequentialLearner(new SequentialSettings(width, height, classes, 1, 0, 1, MOST, seed));
        participation = new Participation(seed);
        chance = new CounterRandom(seed);
        this.yoked = yoked;
    }

    @Override
    public void before(Mlp network, float[] picture) {
        eyes.observe(picture, SequentialLearner.UNKNOWN);
        beforeAnswer(network, picture);
    }

    @Override
    public void beforeAnswer(Mlp network, float[] picture) {
        int context = yoked
                ? chance.below(Math.max(1, eyes.contexts()), 0, samples++, 0)
                : Math.max(0, eyes.guess(picture).context());
        participation.choose(network, context);
    }

    @Override
    public double pace(double loss) {
        return Participation.PACE;
    }

    @Override
    public int contexts() {
        return eyes.contexts();
    }

    @Override
    public long bytes() {
        return eyes.bytes();
    }
}
