package org.neuraxon.evolve.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.ring.RingParameters;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Draws;

class RingGenomeTest {

    private static final RingSpecies SPECIES = new RingSpecies(2, 3);

    private static Draws draws(long seed, long number) {
        return new Draws(new CounterRandom(seed), 0, number);
    }

    private static RingGenome some(long seed) {
        return (RingGenome) SPECIES.random(draws(seed, 0));
    }

    /** Both ends of every range are values that the engine declares as possible. */
    @Test
    void rangesLieWithinTheDeclaredOnes() {
        for (SearchRange range : RingSpecies.RANGES) {
            for (double end : new double[] {range.low(), range.high()}) {
                assertThat(RingGenome.number(RingParameters.DEFAULT.with(range.key(), end), range.key()))
                        .isEqualTo(end);
            }
        }
    }

    @Test
    void drawsReachBothEndsOfWholeRangesAndNothingBeyond() {
        SearchRange range = SearchRange.whole("max_taps", 1, 6);
        Draws draws = draws(1, 0);
        double near = 3;
        for (int i = 0; i < 500; i++) {
            near = range.near(near, draws);
            assertThat(near).isBetween(1.0, 6.0).isEqualTo(Math.rint(near));
        }
        assertThat(Arrays.stream(new int[500])
                        .mapToDouble(i -> range.any(draws))
                        .distinct())
                .containsExactlyInAnyOrder(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
    }

    /** Relatives that have grown from one seed exchange whole cells; strangers none. */
    @Property(tries = 100)
    void crossoverAlignsCells(@ForAll long seed) {
        RingGenome mother = some(seed);
        double[] other = new double[mother.readout().length];
        Arrays.fill(other, 99);
        RingGenome relative = mother.withReadout(other);
        double[] mixed = ((RingGenome) mother.crossed(relative, draws(seed, 1))).readout();
        for (int i = 0; i < mixed.length; i++) {
            boolean fathers = mixed[i - i % 3] == 99;
            assertThat(mixed[i]).isEqualTo(fathers ? 99 : mother.readout()[i]);
        }
        RingGenome stranger = new RingGenome(SPECIES, mother.parameters(), mother.rate(), ~mother.growth(), other);
        assertThat(((RingGenome) mother.crossed(stranger, draws(seed, 1))).readout())
                .isEqualTo(mother.readout());
    }

    @Test
    void aRewardStrengthensWhatWasAnswered() {
        RingGenome drawn = some(3);
        RingGenome learner = new RingGenome(SPECIES, drawn.parameters(), 0.1, drawn.growth(), drawn.readout());
        Creature creature = learner.born();
        for (int t = 0; t < 50; t++) {
            creature.sense(0, 1);
            creature.live();
            creature.reward(1);
        }
        double before = Arrays.stream(learner.readout()).map(Math::abs).sum();
        double after = Arrays.stream(((RingGenome) creature.legacy()).readout())
                .map(Math::abs)
                .sum();
        assertThat(after).isGreaterThan(before);
        assertThat(new RingGenome(SPECIES, drawn.parameters(), 0, drawn.growth(), drawn.readout())
                        .born()
                        .legacy())
                .isInstanceOf(RingGenome.class);
    }
}
