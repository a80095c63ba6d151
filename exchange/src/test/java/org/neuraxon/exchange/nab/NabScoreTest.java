package org.neuraxon.exchange.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.exchange.ExchangeException;

/** Scores worked out by hand, on series made here. */
class NabScoreTest {

    private static final double EXACT = 1e-9;

    @TempDir
    private Path folder;

    /** s(x) = 2/(1 + e^(5x)) − 1 as the benchmark writes it. */
    private static double s(double x) {
        return 2 / (1 + StrictMath.exp(5 * x)) - 1;
    }

    private static NabSeries series(String name, int rows, int[] alarms, int[]... windows) {
        double[] scores = new double[rows];
        for (int alarm : alarms) {
            scores[alarm] = 1;
        }
        return new NabSeries(name, scores, List.of(windows));
    }

    private static double raw(NabSeries series) {
        return NabResults.part(series, 0.5, NabProfile.STANDARD).raw();
    }

    @Test
    void anAlarmAtTheFirstRowOfAWindowIsWorthOneAndLaterOnesLess() {
        int[] window = {100, 119};
        assertThat(raw(series("a/a", 200, new int[] {100}, window))).isCloseTo(1, within(EXACT));
        assertThat(raw(series("a/a", 200, new int[] {119}, window))).isCloseTo(s(-1 / 20.0) / s(-1), within(EXACT));
        assertThat(raw(series("a/a", 200, new int[] {110, 105, 119}, window)))
                .isCloseTo(s(-15 / 20.0) / s(-1), within(EXACT));
    }

    @Test
    void aMissedWindowCostsAndAFalseAlarmCostsByItsDistance() {
        int[] window = {100, 119};
        assertThat(raw(series("a/a", 200, new int[] {}, window))).isEqualTo(-1);
        assertThat(raw(series("a/a", 200, new int[] {50}, window))).isCloseTo(-1 - 0.11, within(EXACT));
        assertThat(raw(series("a/a", 200, new int[] {120}, window))).isCloseTo(-1 + 0.11 * s(1 / 19.0), within(EXACT));
        assertThat(raw(series("a/a", 300, new int[] {119 + 57}, window))).isCloseTo(-1 + 0.11 * s(3), within(EXACT));
        assertThat(raw(series("a/a", 300, new int[] {119 + 58}, window))).isCloseTo(-1 - 0.11, within(EXACT));
        assertThat(NabResults.part(series("a/a", 200, new int[] {50}, window), 0.5, NabProfile.LOW_FALSE_POSITIVES)
                        .raw())
                .isCloseTo(-1 - 0.22, within(EXACT));
        assertThat(NabResults.part(series("a/a", 200, new int[] {}, window), 0.5, NabProfile.LOW_FALSE_NEGATIVES)
                        .raw())
                .isEqualTo(-2);
    }

    @Test
    void probationCountsForNothing() {
        assertThat(raw(series("a/a", 200, new int[] {0, 10, 29}))).isZero();
        assertThat(raw(series("a/a", 200, new int[] {30}))).isCloseTo(-0.11, within(EXACT));
        assertThat(raw(series("a/a", 10_000, new int[] {749}))).isZero();
        assertThat(raw(series("a/a", 10_000, new int[] {750}))).isCloseTo(-0.11, within(EXACT));
        NabSeries early = series("a/a", 200, new int[] {5}, new int[] {3, 8});
        assertThat(early.windows()).isZero();
        assertThat(raw(early)).isZero();
    }

    @Test
    void silenceIsZeroAndPerfectionIsOneHundred() {
        NabResults perfect = new NabResults(List.of(series("a/a", 200, new int[] {100}, new int[] {100, 119})));
        NabResults silent = new NabResults(List.of(series("a/a", 200, new int[] {}, new int[] {100, 119})));
        for (NabProfile profile : NabProfile.values()) {
            assertThat(perfect.best(profile).score()).isCloseTo(100, within(EXACT));
            assertThat(silent.at(0.5, profile).score()).isZero();
            // All scores are 0, so an alarm anywhere is an alarm everywhere, and silence is better.
            assertThat(silent.best(profile).threshold()).isEqualTo(1.1);
            assertThat(silent.best(profile).score()).isZero();
        }
    }

    @Test
    void silenceCanBeBestWhateverTheScoresAre() {
        double[] scores = new double[200];
        scores[60] = 7;
        NabResults wrong = new NabResults(List.of(new NabSeries("a/a", scores, List.of(new int[] {100, 119}))));
        NabResults.Score best = wrong.best(NabProfile.STANDARD);
        assertThat(best.score()).isZero();
        assertThat(best.threshold()).isGreaterThan(7);
        assertThat(wrong.at(7, NabProfile.STANDARD).score()).isNegative();
    }

    @Test
    void eachCategoryGetsTheThresholdOfTheOthers() {
        // In a the window has 0.9 and nothing else speaks; in b it has 0.5, and 0.7 is a false alarm.
        double[] a = new double[200];
        a[100] = 0.9;
        double[] b = new double[200];
        b[100] = 0.5;
        b[60] = 0.7;
        int[] window = {100, 119};
        NabResults both = new NabResults(
                List.of(new NabSeries("a/x", a, List.of(window)), new NabSeries("b/x", b, List.of(window))));
        assertThat(both.thresholdsFromOthers(NabProfile.STANDARD))
                .containsEntry("a", 0.5)
                .containsEntry("b", 0.9);
        // a is found at 0.5; b is missed at 0.9: (1 - 1 + 2) / 4.
        assertThat(both.crossValidated(NabProfile.STANDARD).score()).isCloseTo(50, within(EXACT));
        assertThat(both.best(NabProfile.STANDARD).score()).isCloseTo(100 * (2 - 0.11 + 2) / 4, within(EXACT));
    }

    @Property(tries = 200)
    void noThresholdBeatsTheBestOne(
            @ForAll @Size(80) List<@IntRange(max = 6) Integer> levels,
            @ForAll @IntRange(min = 15, max = 70) int start) {
        double[] scores = levels.stream().mapToDouble(level -> level / 6.0).toArray();
        scores[20] = Double.NaN;
        NabSeries one = new NabSeries("a/x", scores, List.of(new int[] {start, start + 9}));
        NabResults results = new NabResults(List.of(one));
        for (NabProfile profile : NabProfile.values()) {
            NabResults.Score best = results.best(profile);
            assertThat(best.raw())
                    .isCloseTo(results.at(best.threshold(), profile).raw(), within(EXACT));
            for (double other : new double[] {0, 1 / 6.0, 2 / 6.0, 3 / 6.0, 4 / 6.0, 5 / 6.0, 1, 1.1}) {
                assertThat(results.at(other, profile).raw()).isLessThanOrEqualTo(best.raw() + EXACT);
            }
        }
    }

    @Test
    void resultsAreReadBesideTheirLabels() throws IOException {
        Path labels = Files.writeString(
                folder.resolve("windows.json"),
                "{\"a/x.csv\": [[\"2020-01-01 01:40:00.000000\", \"2020-01-01 01:59:00.000000\"]], \"b/y.csv\": []}");
        write("a/x.csv", 200, 100);
        write("b/y.csv", 200, 150);
        NabResults results = NabResults.read(folder, NabLabels.read(labels));
        assertThat(results.windows()).isEqualTo(1);
        assertThat(results.categories()).containsExactly("a", "b");
        assertThat(results.at(0.5, NabProfile.STANDARD).raw()).isCloseTo(1 - 0.11, within(EXACT));

        Files.delete(folder.resolve("b/y.csv"));
        assertThatThrownBy(() -> NabResults.read(folder, NabLabels.read(labels)))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("b/y.csv");
        write("b/y.csv", 200, 150);
        write("a/x.csv", 110, 100);
        assertThatThrownBy(() -> NabResults.read(folder, NabLabels.read(labels)))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("2020-01-01 01:59:00");
    }

    private void write(String name, int rows, int alarm) throws IOException {
        StringBuilder text = new StringBuilder("timestamp,value,anomaly_score\n");
        for (int row = 0; row < rows; row++) {
            text.append(String.format(
                    "2020-01-01 %02d:%02d:00,1.5,%s%n", row / 60, row % 60, row == alarm ? "1" : row == 3 ? "" : "0"));
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void theDifferenceOfADetectorFromItselfIsNothing() {
        NabSeries[] some = new NabSeries[8];
        NabSeries[] others = new NabSeries[8];
        for (int i = 0; i < 8; i++) {
            some[i] = series(i % 2 + "/" + i, 200, new int[] {100 + i}, new int[] {100, 119});
            others[i] = series(i % 2 + "/" + i, 200, new int[] {119 - i}, new int[] {100, 119});
        }
        NabResults mine = new NabResults(Arrays.asList(some));
        NabResults worse = new NabResults(Arrays.asList(others));
        NabDifference same = NabDifference.of(mine, mine, NabProfile.STANDARD);
        assertThat(same).isEqualTo(new NabDifference(0, 0, 0));
        NabDifference better = NabDifference.of(mine, worse, NabProfile.STANDARD);
        assertThat(better.difference())
                .isCloseTo(
                        mine.crossValidated(NabProfile.STANDARD).score()
                                - worse.crossValidated(NabProfile.STANDARD).score(),
                        within(1e-9));
        assertThat(better.low()).isPositive().isLessThan(better.difference());
        assertThat(better.high()).isGreaterThan(better.difference());
    }
}
