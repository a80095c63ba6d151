package org.neuraxon.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The compressed rows behave like a plain list of synapses. */
class SynapsesTest {

    private static final int NEURONS = 4;
    private static final int BRANCHES = 2;

    private record Plain(int pre, int post, int branch, double weight) {}

    @Property(tries = 300)
    void addingAndRemovingIsLikeAList(@ForAll @Size(max = 60) List<@IntRange(max = 99) Integer> actions) {
        Synapses synapses = new Synapses(NEURONS, BRANCHES);
        List<Plain> plain = new ArrayList<>();
        int number = 0;
        for (int action : actions) {
            if (action % 5 == 4) {
                int doomed = action % 3;
                synapses.keepOnly(s -> (int) synapses.fast.values[s] % 3 != doomed);
                plain.removeIf(synapse -> (int) synapse.weight() % 3 == doomed);
            } else {
                int post = action / 4 % NEURONS;
                int branch = action % BRANCHES;
                int at = synapses.add(action % 3, post, branch);
                synapses.rank(post, branch);
                synapses.fast.values[at] = number;
                plain.add(new Plain(action % 3, post, branch, number++));
            }
            check(synapses, plain);
        }
    }

    private static void check(Synapses synapses, List<Plain> plain) {
        assertThat(synapses.count()).isEqualTo(plain.size());
        int[] order = synapses.inOrderOfBirth();
        for (int i = 0; i < order.length; i++) {
            int s = order[i];
            Plain expected = plain.get(i);
            assertThat(new Plain(synapses.pre.values[s], synapses.post(s), synapses.branch(s), synapses.fast.values[s]))
                    .isEqualTo(expected);
            List<Plain> neighbours = plain.stream()
                    .filter(p -> p.post() == expected.post() && p.branch() == expected.branch())
                    .sorted(Comparator.comparingInt(Plain::pre).thenComparingDouble(Plain::weight))
                    .toList();
            assertThat(synapses.rank.values[s]).isEqualTo(neighbours.indexOf(expected));
        }
    }
}
