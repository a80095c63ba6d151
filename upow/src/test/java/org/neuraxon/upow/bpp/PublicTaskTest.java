package org.neuraxon.upow.bpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.Vectors;
import org.neuraxon.upow.hash.KangarooTwelve;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.TaskFile;

/** The public node's own cases. Its files do not travel with the repository; -Dneuraxon.upow names their folder. */
class PublicTaskTest {

    @BeforeEach
    void filesAreThere() {
        Assumptions.assumeTrue(
                java.nio.file.Files.isDirectory(Vectors.publicNode()),
                () -> "the public node's files are not at " + Vectors.publicNode());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void theSamplesGetTheirScores(int set) {
        Task whole =
                TaskFile.parse(Vectors.publicFile("example_task_bpp9000.bin")).task();
        List<Map<String, String>> samples = Vectors.table(Vectors.publicFile("samples_bpp9000.csv"));
        List<Map<String, String>> scores = Vectors.table(Vectors.publicFile("scores_bpp9000.csv"));
        String name = List.copyOf(scores.get(0).keySet()).get(set);
        String[] parameters = name.split("-");
        Task task = whole.firstRows(Integer.parseInt(parameters[2]));
        Setting setting = new Setting(
                Integer.parseInt(parameters[3]), Integer.parseInt(parameters[4]), Integer.parseInt(parameters[7]));
        int count = Vectors.ALL ? samples.size() : set < 2 ? 32 : 3;
        List<Start> starts = Cases.starts(
                samples.subList(0, count),
                task,
                setting,
                Vectors.hex(samples.get(0).get("seed")));
        Scorer scorer = new SlicedScorer(task, setting);
        for (int i = 0; i < count; i++) {
            assertThat(new Search(task.topology(), scorer).run(starts.get(i)).score())
                    .as("set %d sample %d", set, i)
                    .isEqualTo(Long.parseLong(scores.get(i).get(name)));
        }
    }

    @Test
    void theMainnetCasesGetTheirScores() {
        Task task = TaskFile.parse(Vectors.publicFile("bpp9000.task")).task();
        List<Map<String, String>> rows = Vectors.table(Vectors.publicFile("mainnet.csv"));
        rows = Vectors.ALL ? rows : rows.subList(4, 5);
        List<Start> starts =
                Cases.starts(rows, task, Setting.PUBLIC, Vectors.hex(rows.get(0).get("mining_seed")));
        for (int i = 0; i < rows.size(); i++) {
            Outcome outcome = new Search(task.topology(), new SlicedScorer(task, Setting.PUBLIC)).run(starts.get(i));
            assertThat(outcome.startScore())
                    .isEqualTo(Long.parseLong(rows.get(i).get("start_score")));
            assertThat(outcome.score()).isEqualTo(Long.parseLong(rows.get(i).get("score")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace-1.csv", "trace-2.csv"})
    void everyIntermediateValueIsExact(String file) {
        Map<String, String> trace = new java.util.LinkedHashMap<>();
        Vectors.table(Vectors.publicFile(file)).forEach(row -> trace.put(row.get("key"), row.get("value")));
        Task task = TaskFile.parse(Vectors.publicFile("bpp9000.task")).task();
        Start start = Cases.starts(List.of(trace), task, Setting.PUBLIC, Vectors.hex(trace.get("mining_seed")))
                .get(0);
        assertThat(Hex.of(KangarooTwelve.digest(start.tables(), 32))).isEqualTo(trace.get("lut_k12_1728_bytes"));
        byte[] seeds = new byte[8 * start.seeds().length];
        java.nio.ByteBuffer.wrap(seeds)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .put(start.seeds());
        assertThat(Hex.of(KangarooTwelve.digest(seeds, 32))).isEqualTo(trace.get("mutation_seeds_k12_8000_bytes"));
        theFirstNetworkLivesTickByTick(task, start, trace);
        StepByStep play = new StepByStep(task.topology(), new SlicedScorer(task, Setting.PUBLIC), start);
        assertThat(play.step(-1)).startsWith(trace.get("start_score") + " ");
        int steps = Vectors.ALL ? 100 : 10;
        for (int step = 0; step < steps; step++) {
            String key = "step_" + (step < 10 ? "0" : "") + step;
            assertThat(play.step(step)).as(key).isEqualTo(trace.get(key));
        }
        if (Vectors.ALL) {
            assertThat(new SlicedScorer(task, Setting.PUBLIC).score(play.tables()))
                    .isEqualTo(Long.parseLong(trace.get("final_score")));
        }
    }

    private static void theFirstNetworkLivesTickByTick(Task task, Start start, Map<String, String> trace) {
        ScalarScorer scorer = new ScalarScorer(task, Setting.PUBLIC);
        long total = 0;
        int longest = 0;
        StringBuilder ticks = new StringBuilder();
        StringBuilder predictions = new StringBuilder();
        boolean finished = true;
        for (int window = 0; finished && window < Windows.count(task, Setting.PUBLIC); window++) {
            finished = scorer.live(window, start.tables());
            total += scorer.ticks();
            longest = Math.max(longest, scorer.ticks());
            if (window < 32) {
                ticks.append(window == 0 ? "" : " ").append(scorer.ticks());
                predictions.append(finished ? scorer.prediction() : "");
            }
        }
        assertThat(total).isEqualTo(Long.parseLong(trace.get("start_total_ticks")));
        assertThat(longest).isEqualTo(Integer.parseInt(trace.get("start_max_ticks")));
        if (finished) {
            assertThat(ticks).hasToString(trace.get("start_window_ticks_0_31"));
            assertThat(predictions).hasToString(trace.get("start_window_predictions_0_31"));
        }
    }
}
