package org.neuraxon.lab.sequential;

import org.neuraxon.core.math.CounterRandom;

/** Each hidden unit takes part in a sample with probability 1/2, and then counts double (Srivastava and others 2014). */
final class Dropout implements GradientLearner.Rule {

    private final CounterRandom chance;
    private long sample;

    Dropout(long seed) {
        chance = new CounterRandom(seed);
    }

    @Override
    public void before(Mlp network) {
        for (int layer = 1; layer <= 2; layer++) {
            float[] part = network.part(layer);
            for (int u = 0; u < part.length; u++) {
                part[u] = chance.bits(layer, sample, u) < 0 ? 2 : 0;
            }
        }
        sample++;
    }
}
