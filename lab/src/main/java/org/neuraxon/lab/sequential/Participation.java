package org.neuraxon.lab.sequential;

import org.neuraxon.core.math.CounterRandom;

/** Which hidden units take part in a context: a fifth of them, drawn once for each context; they count more, so that sums keep their size. */
final class Participation {

    /** The share of units that take part (Masse, Grant and Freedman 2018). */
    static final double SHARE = 0.2;

    private final CounterRandom chance;

    Participation(long seed) {
        chance = new CounterRandom(seed);
    }

    void choose(Mlp network, int context) {
        for (int layer = 1; layer <= 2; layer++) {
            float[] part = network.part(layer);
            for (int u = 0; u < part.length; u++) {
                part[u] = chance.event(SHARE, layer, context, u) ? (float) Math.sqrt(1 / SHARE) : 0;
            }
        }
    }
}
