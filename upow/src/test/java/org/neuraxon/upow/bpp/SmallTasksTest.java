package org.neuraxon.upow.bpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.Vectors;
import org.neuraxon.upow.task.Task;

class SmallTasksTest {

    /** The definition is slow: it searches from these first cases only, the fast scorer from all. */
    private static final int SEARCHED = Vectors.ALL ? Integer.MAX_VALUE : 12;

    @ParameterizedTest
    @EnumSource
    void whatIsDrawnIsExact(Cases cases) {
        List<Start> starts = cases.starts();
        for (Map<String, String> row : cases.table("draws")) {
            Start start = starts.get(Integer.parseInt(row.get("case")));
            StringBuilder trits = new StringBuilder();
            for (byte trit : start.tables()) {
                trits.append(trit);
            }
            assertThat(trits).hasToString(row.get("lut_trits"));
            ByteBuffer seeds = ByteBuffer.allocate(8 * start.seeds().length).order(ByteOrder.LITTLE_ENDIAN);
            seeds.asLongBuffer().put(start.seeds());
            assertThat(Hex.of(seeds.array())).isEqualTo(row.get("mutation_seeds_hex"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDefinitionGivesEveryScoreAndTickCount(Cases cases) {
        Task task = cases.task();
        ScalarScorer scorer = new ScalarScorer(task, cases.setting);
        List<Start> starts = cases.starts();
        List<Map<String, String>> rows = cases.table("scores");
        for (int i = 0; i < rows.size(); i++) {
            long ticks = 0;
            int completed = 0;
            for (int window = 0; window < Windows.count(task, cases.setting); window++) {
                completed += scorer.live(window, starts.get(i).tables()) ? 1 : 0;
                ticks += scorer.ticks();
            }
            assertThat(ticks).isEqualTo(Long.parseLong(rows.get(i).get("start_total_ticks")));
            assertThat(completed).isEqualTo(Integer.parseInt(rows.get(i).get("start_completed_windows")));
            if (i >= SEARCHED) {
                assertThat(scorer.score(starts.get(i).tables()))
                        .isEqualTo(Long.parseLong(rows.get(i).get("start_score")));
                continue;
            }
            Outcome outcome = new Search(task.topology(), scorer).run(starts.get(i));
            assertThat(outcome.startScore())
                    .isEqualTo(Long.parseLong(rows.get(i).get("start_score")));
            assertThat(outcome.score()).isEqualTo(Long.parseLong(rows.get(i).get("score")));
            assertThat(scorer.score(outcome.tables())).isEqualTo(outcome.score());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStepIsExact(Cases cases) {
        Task task = cases.task();
        Scorer scorer = new ScalarScorer(task, cases.setting);
        List<Start> starts = cases.starts();
        StepByStep play = null;
        for (Map<String, String> row : cases.table("steps")) {
            int step = Integer.parseInt(row.get("step"));
            if (step < 0) {
                play = new StepByStep(task.topology(), scorer, starts.get(Integer.parseInt(row.get("case"))));
            }
            assertThat(play.step(step))
                    .as("case %s step %d", row.get("case"), step)
                    .isEqualTo(row.get("score") + " " + row.get("accepted") + " " + row.get("current") + " "
                            + row.get("best"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFastScorerGivesEveryScore(Cases cases) {
        Task task = cases.task();
        Scorer scorer = new SlicedScorer(task, cases.setting);
        List<Start> starts = cases.starts();
        List<Map<String, String>> rows = cases.table("scores");
        for (int i = 0; i < rows.size(); i++) {
            Outcome outcome = new Search(task.topology(), scorer).run(starts.get(i));
            assertThat(outcome.startScore())
                    .isEqualTo(Long.parseLong(rows.get(i).get("start_score")));
            assertThat(outcome.score()).isEqualTo(Long.parseLong(rows.get(i).get("score")));
        }
    }
}
