package org.neuraxon.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Finding;
import org.neuraxon.lab.Laboratory;
import org.neuraxon.lab.Measurement;
import org.neuraxon.lab.Plan;
import org.neuraxon.lab.study.Study.Cell;
import org.neuraxon.lab.study.Study.Condition;
import org.neuraxon.lab.study.Study.Measure;

class StudyTest {

    private static final Measure HEIGHT = new Measure("height", "of a toy");

    private static List<Finding> run(List<Claim> arms, int seeds) {
        Plan plan = new Plan(arms, 1, seeds, Optional.empty(), true, 1);
        return new Laboratory(arms).run(plan, (run, done, total) -> {});
    }

    /** Small is 1, 2, 3, large is 3, 4, 8; at the third seed the large one could not be measured twice over. */
    private static Study toy(boolean paired, boolean gap) {
        Claim small = new Arm("small", "small", trial -> trial.record("small", "height", trial.seed()));
        Claim large = new Arm("large", "large", trial -> {
            double seed = trial.seed();
            trial.record("large", "height", gap && seed == 3 ? Double.NaN : seed == 3 ? 8 : seed + 2);
        });
        return new Study(
                "toy",
                "?",
                List.of(large, small),
                List.of(new Condition("small", ""), new Condition("large", "small")),
                List.of(HEIGHT),
                paired);
    }

    private static Cell large(boolean paired, boolean gap) {
        Study study = toy(paired, gap);
        return study.cells(run(study.arms(), 3)).get(1);
    }

    @Test
    void medianAndBothKindsOfEffect() {
        Study study = toy(true, false);
        Cell small = study.cells(run(study.arms(), 3)).get(0);
        assertThat(small.median()).isEqualTo(2);
        assertThat(small.d()).isNaN();
        // Differences 2, 2, 5: mean 3, standard deviation the root of 3.
        assertThat(large(true, false).d()).isEqualTo(Math.sqrt(3), within(1e-12));
        // Means 2 and 5, variances 1 and 7: 3 over the root of 4.
        assertThat(large(false, false).d()).isEqualTo(1.5, within(1e-12));
        assertThat(large(false, false).large()).isFalse();
    }

    @Test
    void aSeedThatCouldNotBeMeasuredIsLeftOutOfItsPair() {
        assertThat(large(true, true).seeds()).isEqualTo(2);
        assertThat(large(true, true).median()).isEqualTo(3.5);
        assertThat(large(true, true).d()).isInfinite();
    }

    static Stream<Study> all() {
        return Studies.all().stream();
    }

    /** A column or row that nothing records would stay empty for ever. */
    @ParameterizedTest
    @MethodSource("all")
    void everyColumnIsRecordedUnderEveryCondition(Study study) {
        Claim arm = study.arms().get(study.arms().size() - 1);
        Set<List<String>> recorded = new HashSet<>();
        for (Finding finding : run(List.of(arm), 1)) {
            for (Measurement m : finding.measurements().runs().get(0).measurements()) {
                assertThat(recorded.add(List.of(m.condition(), m.metric()))).isTrue();
            }
        }
        assertThat(recorded).isNotEmpty();
        Set<String> conditions = new HashSet<>();
        recorded.forEach(entry -> conditions.add(entry.get(0)));
        assertThat(study.conditions().stream().map(Condition::name)).containsAll(conditions);
        for (String condition : conditions) {
            for (Measure measure : study.measures()) {
                assertThat(recorded).contains(List.of(condition, measure.name()));
            }
        }
        assertThat(conditions)
                .hasSize(study.arms().size() == 1 ? study.conditions().size() : 1);
    }

    @Test
    void presetsDifferInActivity() {
        Study study = Studies.named("presets");
        List<Cell> cells = study.cells(run(study.arms(), 2)).stream()
                .filter(cell -> cell.measure().name().equals("active share"))
                .toList();
        assertThat(cells.get(0).median()).isLessThan(cells.get(1).median());
        assertThat(cells.get(1).d()).isGreaterThan(1);
        assertThat(cells.get(2).d()).isGreaterThan(1);
    }

    @Test
    void anUnknownStudyIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Studies.named("planets"))
                .hasMessageContaining("planets")
                .hasMessageContaining("mechanisms");
    }
}
