package org.neuraxon.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.neuraxon.lab.claim.Claims;
import org.neuraxon.lab.report.Numbers;
import org.neuraxon.lab.statistics.Interval;

class LaboratoryTest {

    private static final Criterion ANY =
            new Criterion.EverySeed("any", ToyClaim.VALUE, Interval.atLeast(Double.NEGATIVE_INFINITY));

    private static Plan plan(List<Claim> claims, int seeds, boolean fast, int threads) {
        return new Plan(claims, 5, seeds, Optional.empty(), fast, threads);
    }

    /** Everything that was found, without the time it took. */
    private static String found(int threads) {
        List<Claim> claims = List.of(Claims.of("C22"), Claims.of("C34"), Claims.of("C36"));
        return new Laboratory(Claims.all())
                .run(plan(claims, 3, true, threads), (run, done, total) -> {}).stream()
                        .map(f -> f.verdict() + " " + f.outcomes()
                                + f.measurements().runs().stream()
                                        .map(run -> run.seed() + "" + run.measurements())
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void theFindingsDoNotDependOnTheThreads() {
        assertThat(found(3)).isEqualTo(found(1));
    }

    @Test
    void seedsFollowTheFirst() {
        Claim claim = ToyClaim.of("T1", ANY, trial -> trial.record(ToyClaim.VALUE, trial.seed()));
        Finding finding = new Laboratory(List.of(claim))
                .run(plan(List.of(claim), 3, false, 2), (r, d, t) -> {})
                .get(0);
        assertThat(finding.measurements().of(ToyClaim.VALUE)).containsExactly(5, 6, 7);
    }

    @Test
    void stimuliDependOnTheSeedAlone() {
        Claim claim = ToyClaim.of(
                "T1", ANY, trial -> trial.record(ToyClaim.VALUE, trial.chance().uniform(0, 0, 0)));
        Laboratory laboratory = new Laboratory(List.of(claim));
        double[] once = laboratory
                .run(plan(List.of(claim), 3, false, 1), (r, d, t) -> {})
                .get(0)
                .measurements()
                .of(ToyClaim.VALUE);
        assertThat(once).doesNotHaveDuplicates();
        assertThat(laboratory
                        .run(plan(List.of(claim), 3, false, 2), (r, d, t) -> {})
                        .get(0)
                        .measurements()
                        .of(ToyClaim.VALUE))
                .containsExactly(once);
    }

    @Test
    void calledOffItKeepsWhatIsFinished() {
        Claim claim = ToyClaim.of("T1", ANY, trial -> {
            trial.record(ToyClaim.VALUE, trial.seed());
            // The seventh seed never ends unless it is called off.
            while (trial.seed() == 7) {
                trial.goOn();
            }
        });
        List<Run> kept = new ArrayList<>();
        Thread caller = Thread.currentThread();
        assertThatThrownBy(() -> new Laboratory(List.of(claim))
                        .run(plan(List.of(claim), 20, false, 1), (run, done, total) -> {
                            kept.add(run);
                            if (done == 2) {
                                caller.interrupt();
                            }
                        }))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(kept).extracting(Run::seed).containsExactly(5L, 6L);
    }

    @Test
    void whatIsKnownIsNotRunAgain() {
        Claim claim = ToyClaim.of("T1", ANY, trial -> trial.record(ToyClaim.VALUE, trial.seed()));
        List<Run> known = List.of(
                new Run("T1", "none", 6, List.of(new Measurement("treated", "value", -1)), 0),
                new Run("T1", "other", 5, List.of(new Measurement("treated", "value", -2)), 0),
                new Run("T1", "none", 99, List.of(new Measurement("treated", "value", -3)), 0));
        List<Run> heard = new ArrayList<>();
        Finding finding = new Laboratory(List.of(claim))
                .run(plan(List.of(claim), 3, false, 1), known, (run, done, total) -> heard.add(run))
                .get(0);
        assertThat(finding.measurements().of(ToyClaim.VALUE)).containsExactly(5, -1, 7);
        assertThat(heard).hasSize(3);
    }

    @Test
    void aBrokenExperimentIsNamed() {
        Claim claim = ToyClaim.of("T1", ANY, trial -> {
            throw new IllegalStateException("the electrode is out");
        });
        assertThatThrownBy(() -> new Laboratory(List.of(claim)).run(plan(List.of(claim), 1, false, 1), (r, d, t) -> {}))
                .hasMessageContaining("the electrode is out");
    }

    @Test
    void aModelThatAnExperimentCannotBeDoneToIsRefused() {
        Plan plan = new Plan(List.of(Claims.of("C35")), 1, 1, Optional.of("plastic"), true, 1);
        assertThatThrownBy(() -> new Laboratory(Claims.all()).run(plan, (r, d, t) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("C35 cannot be run on the model plastic")
                .hasMessageContaining("dt");
    }

    @Test
    void seedListsAreNamed() {
        assertThat(new Plan(List.of(), 980, 20, Optional.empty(), false, 1).seedList())
                .isEqualTo("development");
        assertThat(new Plan(List.of(), 981, 20, Optional.empty(), false, 1).seedList())
                .isEqualTo("check");
        assertThatThrownBy(() -> new Plan(List.of(), 1, 0, Optional.empty(), false, 1))
                .hasMessageContaining("seeds");
        assertThatThrownBy(() -> new Plan(List.of(), 1, 1, Optional.empty(), false, 0))
                .hasMessageContaining("threads");
    }

    @Test
    void aFastRunLooksAtEffectsAlone() {
        Criterion better = new Criterion.Better("better by 1", ToyClaim.VALUE, ToyClaim.OTHER, 1);
        for (int difference = 0; difference < 3; difference++) {
            double d = difference;
            Claim claim = ToyClaim.of("T1", better, trial -> {
                trial.record(ToyClaim.VALUE, trial.seed() + d);
                trial.record(ToyClaim.OTHER, trial.seed());
            });
            Finding finding = new Laboratory(List.of(claim))
                    .run(plan(List.of(claim), 3, true, 1), (r, n, t) -> {})
                    .get(0);
            assertThat(finding.verdict()).isEqualTo(d >= 1 ? Verdict.LIKELY : Verdict.UNLIKELY);
            assertThat(finding.p()).isNaN();
            assertThat(Laboratory.skipped(claim).verdict()).isEqualTo(Verdict.SKIPPED);
        }
        Criterion zero = new Criterion.MedianIn("is 0", ToyClaim.VALUE, Interval.exactly(0));
        for (Criterion criterion : List.of(zero, new Criterion.Refused("is not 0", zero))) {
            Claim claim = ToyClaim.of("T1", criterion, trial -> trial.record(ToyClaim.VALUE, 0));
            assertThat(new Laboratory(List.of(claim))
                            .run(plan(List.of(claim), 3, true, 1), (r, n, t) -> {})
                            .get(0)
                            .verdict())
                    .isEqualTo(criterion == zero ? Verdict.LIKELY : Verdict.UNLIKELY);
        }
    }

    @Test
    void theCodeIsNamedByItsVersionAndItsClasses() {
        assertThat(CodeIdentity.version()).matches("0\\.1\\.0\\+[0-9a-f]{12}").isEqualTo(CodeIdentity.version());
    }

    /** Every claim has been measured, so a plan's time can be told beforehand. */
    @Test
    void whatIsKnownCostsNothing() {
        Claim claim = Claims.of("C10");
        Plan plan = plan(List.of(claim), 4, false, 2);
        double all = Costs.expected(plan, List.of());
        assertThat(all).isEqualTo(2 * Costs.full(claim));
        List<Run> known = List.of(new Run("C10", "none", 6, List.of(), 0), new Run("C10", "none", 99, List.of(), 0));
        assertThat(Costs.expected(plan, known)).isEqualTo(0.75 * all);
        List<Run> twice = List.of(
                new Run("C10", "none", 6, List.of(), 0),
                new Run("C10", "none", 6, List.of(), 1),
                new Run("C10", "other", 7, List.of(), 0));
        assertThat(Costs.expected(plan, twice)).isEqualTo(0.75 * all);
        assertThat(Costs.words(0.2)).isEqualTo("1 s");
        assertThat(Costs.words(600)).isEqualTo("10 min");
        assertThat(Costs.words(7_500)).isEqualTo("2 h 5 min");
    }

    @Test
    void numbersAreShort() {
        assertThat(Numbers.plain(0.123456)).isEqualTo("0.1235");
        assertThat(Numbers.plain(-12)).isEqualTo("-12");
        assertThat(Numbers.plain(1e-9)).isEqualTo("1.00e-09");
        assertThat(Numbers.plain(Double.NaN)).isEqualTo("n/a");
    }
}
