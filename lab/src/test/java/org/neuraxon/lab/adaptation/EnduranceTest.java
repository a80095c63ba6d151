package org.neuraxon.lab.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EnduranceTest {

    /** By hand: P = I, x = (1, 1), a = 0, s = 2, ξ = √2, h = tanh(ξ/2)/(2 ξ), w = x/(1 + 2 h) · ½. */
    @Test
    void theFirstStepOfTheBayesianUnit() {
        BayesUnit unit = new BayesUnit(1, 1);
        unit.learn(unit.activation(1), 1, 1);
        double h = Math.tanh(Math.sqrt(0.5)) / (2 * Math.sqrt(2));
        assertThat(unit.activation(0)).isCloseTo(0.5 / (1 + 2 * h), within(1e-12));
        assertThat(unit.activation(1)).isCloseTo(1 / (1 + 2 * h), within(1e-12));
    }

    /** A Bayesian unit that forgets little is as good in a still world as anybody here, and lost where the world jumps. */
    @Test
    void theOpponentsAreStrongWhereTheyShouldBe() {
        Endurance still = Endurance.of(DriftStream.STILL, 12_000, 3, () -> {});
        assertThat(still.secondOrder().error()).isLessThan(still.firstOrder().error() + 0.002);
        assertThat(still.strongest().error()).isLessThan(0.08);
        Endurance jumping = Endurance.of(DriftStream.ABRUPT, 12_000, 3, () -> {});
        assertThat(jumping.strongest().error())
                .isLessThan(0.2)
                .isGreaterThan(still.strongest().error());
        assertThat(jumping.frozen().error()).isGreaterThan(0.3);
        assertThat(jumping.trivial().error()).isBetween(0.4, 0.6);
        assertThat(jumping.strongest().error())
                .isEqualTo(Math.min(
                        jumping.firstOrder().error(), jumping.secondOrder().error()));
    }

    /** What is run is what the library gives. */
    @Test
    void oursIsTheRaceOfTheContest() {
        Contest contest = Contest.of(DriftStream.SEA, 6_000, 2);
        Endurance endurance = Endurance.of(DriftStream.SEA, 6_000, 2, () -> {});
        assertThat(endurance.ours().wrong()).isEqualTo(contest.ours().wrong());
        assertThat(endurance.firstOrder().error())
                .isEqualTo(Math.min(
                        contest.bestFixed().error(), contest.pearceHall().error()));
    }
}
