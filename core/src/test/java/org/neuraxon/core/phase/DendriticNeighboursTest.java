package org.neuraxon.core.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.neuraxon.core.Moments;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.blueprint.Synapses;
import org.neuraxon.core.math.CounterRandom;

/** Branches side by side give the bits of branches one by one, and both follow the formula. */
class DendriticNeighboursTest {

    private static final int NEURONS = 90;
    private static final int BRANCHES = 2;
    private static final double SHARE = 0.05;

    private final Blueprint2 network = Blueprint2.bare(
            BlueprintParameters.DEFAULT.with(Map.of(
                    "num_input_neurons",
                    0,
                    "num_hidden_neurons",
                    NEURONS,
                    "num_output_neurons",
                    0,
                    "num_dendritic_branches",
                    BRANCHES)),
            1);
    private final Synapses synapses = network.synapses();

    @Property(tries = 15)
    void companyChangesNothing(
            @ForAll long seed, @ForAll @IntRange(max = 3) int disorder, @ForAll @IntRange(max = 3) int absent) {
        CounterRandom random = new CounterRandom(seed);
        lay(random, disorder);
        double[] old = new double[synapses.count()];
        double[] own = new double[synapses.count()];
        for (int s = 0; s < old.length; s++) {
            old[s] = random.uniform(1, 0, s) - 0.5;
            own[s] = random.uniform(2, 0, s) - 0.5;
            if (random.uniform(3, 0, s) < 0.01 * absent) {
                synapses.integrity().values[s] = 0;
            }
        }
        synapses.axons().share(network.neurons());
        new AxonalSignal(network.parameters().plasticity(), network.neurons(), synapses)
                .run(Moments.first(1), 0, NEURONS);
        new PresynapticSignal(synapses).run(Moments.first(1), 0, NEURONS);

        double[] together = shared(old, own, NEURONS);
        double[] oneByOne = shared(old, own, 1);
        double[] formula = formula(old, own);
        assertThat(together).isEqualTo(oneByOne);
        for (int s = 0; s < formula.length; s++) {
            assertThat(together[s]).isCloseTo(formula[s], within(1e-13));
        }
    }

    /** Branches of 0 to 48 synapses; with disorder, some are born long after others of higher rank. */
    private void lay(CounterRandom random, int disorder) {
        int[] pre = new int[NEURONS * BRANCHES * 48];
        int[] post = new int[pre.length];
        int[] branch = new int[pre.length];
        int count = 0;
        for (int row = 0; row < NEURONS * BRANCHES; row++) {
            int length = row % 7 == 0 ? row % 11 : 20 + random.below(29, 4, 0, row);
            for (int i = 0; i < length; i++) {
                boolean late = random.uniform(5, row, i) < 0.02 * disorder * disorder * (row % 3);
                pre[count] = late ? random.below(NEURONS, 6, row, i) : i;
                post[count] = row / BRANCHES;
                branch[count++] = row % BRANCHES;
            }
        }
        synapses.lay(Arrays.copyOf(pre, count), Arrays.copyOf(post, count), Arrays.copyOf(branch, count));
    }

    private double[] shared(double[] old, double[] own, int neuronsAtATime) {
        System.arraycopy(old, 0, synapses.recentChange.values, 0, old.length);
        DendriticNeighbours neighbours = new DendriticNeighbours(synapses);
        for (int n = 0; n < NEURONS; n += neuronsAtATime) {
            int first = synapses.first(n);
            int count = synapses.first(n + neuronsAtATime) - first;
            System.arraycopy(own, first, neighbours.own(count), 0, count);
            neighbours.share(SHARE, n, n + neuronsAtATime);
        }
        return Arrays.copyOf(synapses.recentChange.values, old.length);
    }

    private double[] formula(double[] old, double[] own) {
        double[] change = old.clone();
        for (int s = 0; s < change.length; s++) {
            if (synapses.integrity().values[s] > 0) {
                int start = synapses.first(synapses.post(s), synapses.branch(s));
                int end = synapses.first(synapses.post(s), synapses.branch(s) + 1);
                double sum = 0;
                for (int j = start; j < end; j++) {
                    int distance = Math.abs(synapses.rank.values[s] - synapses.rank.values[j]);
                    sum += j == s ? 0 : change[j] / (distance + 1);
                }
                change[s] = own[s] + SHARE * sum;
            }
        }
        return change;
    }
}
