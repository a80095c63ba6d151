package org.neuraxon.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.neuraxon.lab.Outcome.State;
import org.neuraxon.lab.statistics.Interval;

class VerdictTest {

    private static final Criterion EXACT = new Criterion.EverySeed("is 0", ToyClaim.VALUE, Interval.exactly(0));
    private static final Criterion MOST = new Criterion.MostSeeds("is 0", ToyClaim.VALUE, Interval.exactly(0));
    private static final Criterion MEDIAN = new Criterion.MedianIn("at least 1", ToyClaim.VALUE, Interval.atLeast(1));
    private static final Criterion BETTER = new Criterion.Better("better by 1", ToyClaim.VALUE, ToyClaim.OTHER, 1);

    private static Finding find(int seeds, Claim... claims) {
        Plan plan = new Plan(List.of(claims), 1, seeds, Optional.empty(), false, 1);
        return new Laboratory(List.of(claims))
                .run(plan, (run, done, total) -> {})
                .get(0);
    }

    private static Verdict verdict(int seeds, Criterion criterion, Consumer<Trial> experiment) {
        return find(seeds, ToyClaim.of("T1", criterion, experiment)).verdict();
    }

    /** A value for seeds above a limit, else 0. */
    private static Consumer<Trial> exceptionsUpTo(long last) {
        return trial -> trial.record(ToyClaim.VALUE, trial.seed() <= last ? 1 : 0);
    }

    private static Consumer<Trial> differenceOf(double difference, double spread) {
        return trial -> {
            double base = trial.chance().normal(0, 0, 0);
            trial.record(ToyClaim.OTHER, base);
            trial.record(
                    ToyClaim.VALUE, base + difference + spread * trial.chance().normal(0, 0, 1));
        };
    }

    @Test
    void anExactClaimNeedsEverySeedAndOneIsEnough() {
        assertThat(verdict(1, EXACT, exceptionsUpTo(0))).isEqualTo(Verdict.PASS);
        assertThat(verdict(20, EXACT, exceptionsUpTo(0))).isEqualTo(Verdict.PASS);
        assertThat(verdict(20, EXACT, exceptionsUpTo(1))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void whatCannotBeMeasuredLeavesAnExactClaimOpen() {
        assertThat(verdict(3, EXACT, trial -> trial.record(ToyClaim.VALUE, trial.seed() == 2 ? Double.NaN : 0)))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(3, EXACT, trial -> {})).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void nineSeedsInTen() {
        assertThat(verdict(20, MOST, exceptionsUpTo(2))).isEqualTo(Verdict.PASS);
        assertThat(verdict(20, MOST, exceptionsUpTo(3))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(19, MOST, exceptionsUpTo(0))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(5, MOST, exceptionsUpTo(2))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(5, MOST, exceptionsUpTo(3))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(20, MOST, trial -> {})).isEqualTo(Verdict.FAIL);
    }

    @Test
    void fourSeedsInFiveAreSixteenOfTwenty() {
        Criterion most = new Criterion.MostSeeds("is 0", ToyClaim.VALUE, Interval.exactly(0), 0.8);
        assertThat(most.needed(20)).hasValue(16);
        assertThat(verdict(20, most, exceptionsUpTo(4))).isEqualTo(Verdict.PASS);
        assertThat(verdict(20, most, exceptionsUpTo(5))).isEqualTo(Verdict.FAIL);
        assertThat(MOST.needed(20)).hasValue(18);
        assertThat(EXACT.needed(20)).hasValue(20);
        assertThat(MEDIAN.needed(20)).isEmpty();
    }

    @Test
    void aMedianInItsBandNeedsTwentySeeds() {
        assertThat(verdict(20, MEDIAN, t -> t.record(ToyClaim.VALUE, 1.5))).isEqualTo(Verdict.PASS);
        assertThat(verdict(19, MEDIAN, t -> t.record(ToyClaim.VALUE, 1.5))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(20, MEDIAN, t -> t.record(ToyClaim.VALUE, 0.5))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(6, MEDIAN, t -> t.record(ToyClaim.VALUE, 0.5))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(5, MEDIAN, t -> t.record(ToyClaim.VALUE, 0.5))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(20, MEDIAN, t -> {})).isEqualTo(Verdict.FAIL);
        // The interval reaches over the limit: these seeds cannot say.
        assertThat(verdict(20, MEDIAN, t -> t.record(ToyClaim.VALUE, t.seed() <= 11 ? 0.5 : 1.5)))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void betterNeedsTheTestAndTheEffect() {
        Finding clear = find(20, ToyClaim.of("T1", BETTER, differenceOf(2, 0.5)));
        assertThat(clear.verdict()).isEqualTo(Verdict.PASS);
        assertThat(clear.headline().p()).isEqualTo(0x1p-20);
        assertThat(clear.headline().effect()).isCloseTo(2, within(0.5));
        assertThat(clear.headline().interval().contains(clear.headline().effect()))
                .isTrue();
        assertThat(clear.headline().d()).isBetween(2.0, 8.0);
        assertThat(verdict(20, BETTER, differenceOf(0.5, 0.1)))
                .as("significant but too small")
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(20, BETTER, differenceOf(1.5, 20))).as("noise").isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(19, BETTER, differenceOf(2, 0.5))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(20, BETTER, differenceOf(-2, 0.5))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void noDifferenceAtAllIsAFailure() {
        Criterion any = new Criterion.Better("better", ToyClaim.VALUE, ToyClaim.OTHER, 0);
        assertThat(verdict(20, any, differenceOf(0, 0))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aControlThatPassesRefutes() {
        Criterion refused = new Criterion.Refused("the control must not", EXACT);
        assertThat(verdict(20, refused, exceptionsUpTo(0))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(20, refused, exceptionsUpTo(1))).isEqualTo(Verdict.PASS);
    }

    @Test
    void aControlThatWasNotMeasuredConfirmsNothing() {
        for (Criterion criterion : List.of(EXACT, MOST, MEDIAN, BETTER)) {
            Criterion refused = new Criterion.Refused("the control must not", criterion);
            assertThat(verdict(20, refused, trial -> {})).as(criterion.text()).isEqualTo(Verdict.INCONCLUSIVE);
        }
        // All sixteen seeds that are known do what the control must not do.
        Criterion refused = new Criterion.Refused("the control must not", MOST);
        assertThat(verdict(20, refused, t -> t.record(ToyClaim.VALUE, t.seed() <= 4 ? Double.NaN : 0)))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(20, refused, t -> t.record(ToyClaim.VALUE, t.seed() <= 4 ? Double.NaN : 1)))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void theWorstCriterionDecides() {
        ToyClaim claim = new ToyClaim(
                Card.of("T1", "T", "", "", "", ""), List.of(MEDIAN, EXACT), t -> t.record(ToyClaim.VALUE, 1.5));
        assertThat(find(20, claim).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(find(20, claim).outcomes()).extracting(Outcome::state).containsExactly(State.MET, State.MISSED);
    }

    /** Four claims of a section use a test: the smallest p is multiplied by 4, also when it is run alone. */
    @Test
    void testsOfASectionAreCorrectedTogether() {
        Claim[] claims = new Claim[4];
        Arrays.setAll(claims, i -> ToyClaim.of("T" + i, BETTER, differenceOf(2, 0.5)));
        Plan alone = new Plan(List.of(claims[0]), 1, 20, Optional.empty(), false, 1);
        Finding finding = new Laboratory(List.of(claims))
                .run(alone, (run, done, total) -> {})
                .get(0);
        assertThat(finding.p()).isEqualTo(4 * 0x1p-20);
    }
}
