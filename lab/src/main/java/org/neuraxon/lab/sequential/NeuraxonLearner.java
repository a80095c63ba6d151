package org.neuraxon.lab.sequential;

import org.neuraxon.learn.sequential.SequentialLearner;
import org.neuraxon.learn.sequential.SequentialSettings;

/** Ours: trinary neurons, coincidences, contexts. */
final class NeuraxonLearner implements Learner {

    private final SequentialLearner learner;

    NeuraxonLearner(SequentialSettings settings) {
        learner = new SequentialLearner(settings);
    }

    @Override
    public void learn(float[] picture, int label) {
        learner.observe(picture, label);
    }

    @Override
    public int guess(float[] picture) {
        // Asked in its infancy it answers from what it has; later on this does nothing.
        learner.growUp();
        return learner.guess(picture).label();
    }

    @Override
    public int contexts() {
        return learner.contexts();
    }

    @Override
    public long bytes() {
        return learner.bytes();
    }
}
