package org.neuraxon.lab.sequential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neuraxon.core.math.CounterRandom;

/**
 * Which hidden units take part in a context: two fifths of each layer. A new context takes those that belong to the fewest contexts, by chance among equals. Those who take part count
 * more, so that sums keep their size; a step is then steeper by as much, and is taken {@link #PACE} as fast.
 */
final class Participation {

    /** The share of units that take part: of .2, .3, .4 and .5 the smallest with which a new task is learned as well as without a gate, within 3 points (seeds 1 to 3). */
    static final double SHARE = 0.4;

    /** What the rate is multiplied with. */
    static final double PACE = Math.sqrt(SHARE);

    private static final int LAYERS = 2;

    private final CounterRandom chance;
    private final List<List<boolean[]>> members = List.of(new ArrayList<>(), new ArrayList<>());

    Participation(long seed) {
        chance = new CounterRandom(seed);
    }

    void choose(Mlp network, int context) {
        for (int layer = 1; layer <= LAYERS; layer++) {
            float[] part = network.part(layer);
            List<boolean[]> known = members.get(layer - 1);
            while (known.size() <= context) {
                known.add(recruit(known, SHARE, part.length, layer, chance));
            }
            take(known.get(context), SHARE, part);
        }
    }

    /** Lets the members take part, and nobody else. */
    static void take(boolean[] members, double share, float... part) {
        for (int u = 0; u < part.length; u++) {
            part[u] = members[u] ? (float) Math.sqrt(1 / share) : 0;
        }
    }

    /** A share of the units of a layer: those that belong to the fewest sets, by chance among equals. */
    static boolean[] recruit(List<boolean[]> sets, double share, int width, int layer, CounterRandom chance) {
        double[] rank = new double[width];
        for (boolean[] members : sets) {
            for (int u = 0; u < width; u++) {
                rank[u] += members[u] ? 1 : 0;
            }
        }
        for (int u = 0; u < width; u++) {
            rank[u] += chance.uniform(layer, sets.size(), u);
        }
        double[] sorted = rank.clone();
        Arrays.sort(sorted);
        double limit = sorted[Math.min(width - 1, (int) Math.rint(share * width))];
        boolean[] chosen = new boolean[width];
        for (int u = 0; u < width; u++) {
            chosen[u] = rank[u] < limit;
        }
        return chosen;
    }
}
