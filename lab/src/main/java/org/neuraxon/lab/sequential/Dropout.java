package org.neuraxon.lab.sequential;

import org.neuraxon.core.math.CounterRandom;

/** Each hidden unit takes part in a sample with probability q, and then counts 1/q (Srivastava and others 2014). */
final class Dropout implements GradientLearner.Rule {

    private final CounterRandom chance;
    private final double kept;
    private final int from;
    private long sample;

    Dropout(long seed) {
        this(0.5, seed);
    }

    Dropout(double kept, long seed) {
        this(kept, 1, seed);
    }

    /** Dropout from a hidden layer on. */
    Dropout(double kept, int from, long seed) {
        this.kept = kept;
        this.from = from;
        chance = new CounterRandom(seed);
    }

    @Override
    public void before(Mlp network, float[] picture) {
        for (int layer = from; layer <= 2; layer++) {
            float[] part = network.part(layer);
            for (int u = 0; u < part.length; u++) {
                part[u] = chance.event(kept, layer, sample, u) ? (float) (1 / kept) : 0;
            }
        }
        sample++;
    }
}
