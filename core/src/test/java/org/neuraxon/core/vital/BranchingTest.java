package org.neuraxon.core.vital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.math.CounterRandom;

class BranchingTest {

    private static final CounterRandom CHANCE = new CounterRandom(5);

    /** A driven branching process with mean 20, its offspring in the normal approximation: variance m A, drive 20 (1 - m). */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.9, 0.98})
    void findsTheParameterOfADrivenProcess(double m) {
        double[] activity = new double[20_000];
        activity[0] = 20;
        for (int t = 1; t < activity.length; t++) {
            double mean = m * activity[t - 1] + 20 * (1 - m);
            activity[t] = Math.max(0, mean + Math.sqrt(mean) * CHANCE.normal((int) (1000 * m), t, 0));
        }
        assertThat(Branching.of(activity).m()).isCloseTo(m, within(0.03));
    }

    /** Independent coin flips branch into nothing, though the ratio of successive activities reads about 1 (vital-signs: 1.06). */
    @Test
    void coinFlipsDoNotBranch() {
        IntToDoubleFunction flips = t ->
                IntStream.range(0, 60).filter(n -> CHANCE.event(0.32, 1, t, n)).count() / 60.0;
        Branching branching =
                Branching.of(IntStream.range(0, 20_000).mapToDouble(flips).toArray());
        assertThat(branching.m()).isCloseTo(0, within(0.03));
        assertThat(branching.ratio()).isBetween(1.0, 1.1);
    }

    @Test
    void silenceCannotBeMeasured() {
        Branching branching = Branching.of(new double[3_000]);
        assertThat(branching.m()).isNaN();
        assertThat(branching.ratio()).isNaN();
    }
}
