package org.neuraxon.core.blueprint;

import java.util.Arrays;
import org.neuraxon.core.Chance;
import org.neuraxon.core.Moment;

/**
 * The wiring of a new network: each neuron reaches its nearest neighbours on a ring, then each connection is rewired with probability β
 * (Watts &amp; Strogatz, 1998). No connection leads to its own neuron, from an output to an input, or doubles another.
 */
final class SmallWorld {

    private final Population population;
    private final SynapseBirth birth;
    private final int count;
    private int[] pres = new int[64];
    private int[] posts = new int[64];
    private int edges;

    SmallWorld(Population population, SynapseBirth birth, int count) {
        this.population = population;
        this.birth = birth;
        this.count = count;
    }

    /** Grows the synapses with their first weights. */
    void grow(Moment now, Synapses synapses) {
        int half = Math.max(Math.min(population.wsK(), count - 1) / 2, 1);
        int[] takenBy = new int[count];
        Arrays.fill(takenBy, -1);
        for (int pre = 0; pre < count; pre++) {
            int first = edges;
            for (int distance = 1; distance <= half; distance++) {
                propose(pre, (pre + distance) % count, takenBy);
                propose(pre, Math.floorMod(pre - distance, count), takenBy);
            }
            for (int edge = first; edge < edges; edge++) {
                rewire(now, edge, takenBy);
            }
        }
        int[] branches = new int[edges];
        for (int edge = 0; edge < edges; edge++) {
            branches[edge] = now.below(synapses.branches(), Chance.BRANCH, edge);
        }
        int[] placed = synapses.lay(Arrays.copyOf(pres, edges), Arrays.copyOf(posts, edges), branches);
        for (int edge = 0; edge < edges; edge++) {
            birth.begin(now, placed[edge], edge);
        }
    }

    private void propose(int pre, int post, int[] takenBy) {
        if (birth.allows(pre, post) && takenBy[post] != pre) {
            takenBy[post] = pre;
            if (edges == pres.length) {
                pres = Arrays.copyOf(pres, edges * 2);
                posts = Arrays.copyOf(posts, edges * 2);
            }
            pres[edges] = pre;
            posts[edges++] = post;
        }
    }

    private void rewire(Moment now, int edge, int[] takenBy) {
        int pre = pres[edge];
        if (now.event(population.wsBeta(), Chance.REWIRING, edge)) {
            int target = now.below(count, Chance.REWIRING_TARGET, edge);
            if (birth.allows(pre, target) && takenBy[target] != pre) {
                takenBy[posts[edge]] = -1;
                takenBy[target] = pre;
                posts[edge] = target;
            }
        }
    }
}
