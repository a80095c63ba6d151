package org.neuraxon.connect.flink.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.connect.flink.Ledger;
import org.neuraxon.connect.flink.WatchFunction;
import org.neuraxon.connect.flink.Watched;

/**
 * Jobs that fail or are stopped, and are restored, inside one process: every result must be the one of the job that was left alone, bit for
 * bit.
 */
@Timeout(1200)
class RestoreTest {

    private static final FaultySensors SENSORS = new FaultySensors(5, 1);
    private static final long COUNT = 5 * 1500;

    @TempDir
    private Path folder;

    @Test
    void aJobThatFailedOrMovedToOtherSubtasksGivesTheSameResults() throws Exception {
        Map<String, Watched<String>> undisturbed = undisturbed();
        var late = Ledger.late();
        assertThat(undisturbed).hasSizeGreaterThan((int) COUNT - 100);
        assertThat(undisturbed.values().stream().filter(Watched::alarm).count()).isPositive();
        assertThat(undisturbed.values().stream().filter(Watched::absent).count())
                .isPositive();
        assertThat(late).isNotEmpty();

        Ledger.clear();
        run(2, true, 1, null, 10);
        assertThat(Ledger.again()).as("results given twice").isPositive();
        assertThat(Ledger.contradictions().size()).isZero();
        assertThat(difference(undisturbed)).isEmpty();
        assertThat(Ledger.late()).containsAll(late);
        assertThat(late).containsAll(Ledger.late());

        Ledger.clear();
        assertThatThrownBy(() -> run(2, true, 0, null, 10)).hasStackTraceContaining("a failure planted");
        assertThat(Ledger.results()).hasSizeLessThan(undisturbed.size());
        Path checkpoint = newestCheckpoint();
        run(3, false, 0, checkpoint, 10);
        assertThat(Ledger.contradictions().size()).isZero();
        assertThat(difference(undisturbed)).isEmpty();
    }

    @Test
    void aJobStoppedWithASavepointGoesOnAtAnyParallelismWithTheSameResults() throws Exception {
        Map<String, Watched<String>> undisturbed = undisturbed();
        Ledger.clear();
        Brake.on = true;
        JobClient job = job(2, false, 0, null, 10).executeAsync();
        while (Ledger.size() < undisturbed.size() / 4) {
            assertThat(job.getJobStatus().get().isGloballyTerminalState()).isFalse();
            Thread.sleep(5);
        }
        Path savepoint = Path.of(URI.create(
                job.stopWithSavepoint(false, folder.resolve("kept").toUri().toString(), SavepointFormatType.CANONICAL)
                        .get()));
        job.getJobExecutionResult().get();
        Brake.on = false;
        Map<String, Watched<String>> before = Ledger.results();
        assertThat(before).hasSizeBetween(undisturbed.size() / 4, undisturbed.size() * 3 / 4);
        for (int parallelism : new int[] {3, 1}) {
            Ledger.clear();
            run(parallelism, false, 0, savepoint, 10);
            assertThat(Ledger.results()).hasSize(undisturbed.size() - before.size());
            assertThat(Ledger.results().keySet()).doesNotContainAnyElementsOf(before.keySet());
            Ledger.add(before);
            assertThat(difference(undisturbed)).isEmpty();
        }
        // A savepoint after a quarter of the results holds brains for certain; a checkpoint may have come before them.
        assertThatThrownBy(() -> run(1, false, 0, savepoint, 11))
                .hasStackTraceContaining("restore it with the settings it was made with");
    }

    /** What comes without a failure; the ledger then also holds the late rows of that. */
    private Map<String, Watched<String>> undisturbed() throws Exception {
        // Other tests of this process have written into it.
        Ledger.clear();
        run(2, false, 0, null, 10);
        return Ledger.results();
    }

    /** Makes the source wait, so that there is time to stop the job in its middle. */
    private static final class Brake extends RichMapFunction<Reading, Reading> {

        private static volatile boolean on;
        private long passed;

        @Override
        public Reading map(Reading reading) throws InterruptedException {
            if (on && passed++ > COUNT / 3) {
                Thread.sleep(5);
            }
            return reading;
        }
    }

    private void run(int parallelism, boolean fail, int restarts, Path from, int neurons) throws Exception {
        job(parallelism, fail, restarts, from, neurons).execute();
    }

    private StreamExecutionEnvironment job(int parallelism, boolean fail, int restarts, Path from, int neurons) {
        Configuration configuration = new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem")
                .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString())
                .set(
                        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION)
                .set(RestartStrategyOptions.RESTART_STRATEGY, restarts == 0 ? "disable" : "fixed-delay");
        if (restarts > 0) {
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        }
        if (from != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from.toUri().toString());
            configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        environment.enableCheckpointing(50);
        WatchFunction<String, Reading> watch = WatchFunction.keyedBy(
                        Types.STRING, TypeInformation.of(Reading.class), Reading::value)
                .neurons(neurons)
                .step(Duration.ofMillis(FaultySensors.STEP))
                .forgetAfter(Duration.ofMinutes(30))
                .build();
        SingleOutputStreamOperator<Watched<String>> seen = PlantedFaults.readings(environment, SENSORS, COUNT, fail)
                .map(new Brake())
                .returns(TypeInformation.of(Reading.class))
                .setParallelism(1)
                .keyBy(Reading::sensor)
                .process(watch)
                .uid("watch");
        Ledger.listen(seen, watch);
        return environment;
    }

    /** The first result that is another than it was, for a person. */
    private static String difference(Map<String, Watched<String>> expected) {
        Map<String, Watched<String>> results = Ledger.results();
        return Stream.concat(expected.keySet().stream(), results.keySet().stream())
                .filter(key -> !Objects.equals(expected.get(key), results.get(key)))
                .findFirst()
                .map(key -> expected.get(key) + " was expected and " + results.get(key) + " came")
                .orElse("");
    }

    private Path newestCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow()
                    .getParent();
        }
    }
}
