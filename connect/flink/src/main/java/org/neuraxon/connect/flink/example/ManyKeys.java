package org.neuraxon.connect.flink.example;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.ParameterTool;
import org.neuraxon.connect.flink.RowByRow;
import org.neuraxon.connect.flink.WatchFunction;
import org.neuraxon.learn.Watcher;
import org.neuraxon.learn.WatcherSettings;

/**
 * How many keys one machine carries: the sensors of the other example, ever more of them, each job for some seconds inside this process; a
 * table of rows a second, of the time until every key has lived its first row, and of checkpoints. Rates of one run may be compared with each
 * other, not with those of another.
 *
 * <pre>
 * -keys A,B,...      sensors of each job (1,100,1000,10000)
 * -neurons A,B,...   neurons of each sensor's network (0,30)
 * -age N             rows that keys have lived before they are measured (2); a row costs more until they have lived 1,024
 * -seconds N         how long each job is measured from then on (8)
 * -checkpoint MS     time between checkpoints (5000)
 * -compress true     let Flink compress checkpoints
 * -parallelism N     subtasks (2)
 * </pre>
 */
public final class ManyKeys {

    private static final String[] OPTIONS = {
        "keys", "neurons", "age", "seconds", "checkpoint", "compress", "parallelism"
    };

    private static final double LONGEST_WAIT = 300e9;
    /** Brains of which the size of one is measured. */
    private static final int MEASURED = 100;

    private ManyKeys() {}

    /** Runs the jobs. */
    public static void main(String[] arguments) throws Exception {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        ParameterTool options = Arguments.parse(arguments, OPTIONS);
        int[] keys = numbers(options.get("keys", "1,100,1000,10000"));
        int[] sizes = numbers(options.get("neurons", "0,30"));
        // Before any job has left something behind. Looking for the first time needs memory itself.
        used();
        double[] heaps = Arrays.stream(sizes).mapToDouble(ManyKeys::heapOfOne).toArray();
        long most = Runtime.getRuntime().maxMemory();
        // The first job pays for what the compiler learns.
        job(100, 30, options, 3);
        out.printf(
                "%7s %7s %9s %13s %9s %11s %14s %10s%n",
                "neurons", "keys", "rows/s", "all alive (s)", "heap/key", "checkpoint", "taking (s)", "checkpoints");
        for (int i = 0; i < sizes.length; i++) {
            int neurons = sizes[i];
            double heap = heaps[i];
            for (int count : keys) {
                if (2 * heap * count > 0.8 * most) {
                    out.printf(
                            "%7d %7d  needs a heap of %.1f GB and may use %.1f%n",
                            neurons, count, 2 * heap * count / 0.8e9, most / 1e9);
                    continue;
                }
                Result result = job(count, neurons, options, options.getInt("seconds", 8));
                out.printf(
                        "%7d %7d %9.0f %13.2f %6.0f kB %8.1f MB %14.2f %10d%n",
                        neurons,
                        count,
                        result.rate,
                        result.alive,
                        heap / 1e3,
                        result.bytes / 1e6,
                        result.taking,
                        result.checkpoints);
            }
        }
    }

    private static int[] numbers(String list) {
        return Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** Bytes of memory of one watcher that has lived some rows. */
    private static double heapOfOne(int neurons) {
        WatcherSettings settings = WatcherSettings.standard().withNeurons(neurons);
        long before = used();
        List<Watcher> watchers = new ArrayList<>();
        for (int i = 0; i < MEASURED; i++) {
            Watcher watcher = new Watcher(settings);
            for (int row = 0; row < 50; row++) {
                watcher.observe(row % 7 + i);
            }
            watchers.add(watcher);
        }
        return (double) (used() - before) / watchers.size();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /**
     * What one job gave.
     *
     * @param rate rows a second, all keys together, from when the keys had the age that was asked for
     * @param alive seconds from the first row sent to when every key had lived a row
     * @param bytes size of the last checkpoint
     * @param taking seconds from its start to when it was complete, nothing else going on
     * @param checkpoints how many were complete when the rate had been measured
     */
    private record Result(double rate, double alive, long bytes, double taking, int checkpoints) {}

    private static Result job(int keys, int neurons, ParameterTool options, int seconds) throws Exception {
        Path folder = Files.createTempDirectory("neuraxon-flink");
        long every = options.getLong("checkpoint", 5000);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(ExecutionOptions.SNAPSHOT_COMPRESSION, options.getBoolean("compress", false))
                .set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem")
                .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString())
                .set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(every / 2)));
        environment.setParallelism(options.getInt("parallelism", 2));
        environment.enableCheckpointing(every);
        FaultySensors sensors = new FaultySensors(keys, 1);
        WatchFunction<String, Reading> watch = WatchFunction.keyedBy(
                        Types.STRING, TypeInformation.of(Reading.class), Reading::value)
                .neurons(neurons)
                .build();
        Tally.start();
        environment
                .fromSequence(0, Long.MAX_VALUE / 2)
                .setParallelism(1)
                .map(new Tally.Tap())
                .returns(Types.LONG)
                .setParallelism(1)
                .<Reading>flatMap((number, out) -> {
                    if (number >= 0) {
                        sensors.sent(number).forEach(out::collect);
                    }
                })
                .returns(TypeInformation.of(Reading.class))
                .setParallelism(1)
                .assignTimestampsAndWatermarks(RowByRow.<Reading>watermarks(Duration.ofMillis(2 * FaultySensors.STEP))
                        .withTimestampAssigner((reading, before) -> reading.time()))
                .setParallelism(1)
                .keyBy(Reading::sensor)
                .process(watch)
                .name("watch")
                .uid("watch")
                .map(new Tally.Counter<>())
                .returns(Types.LONG)
                .sinkTo(new DiscardingSink<>());
        JobClient job = environment.executeAsync("many keys");
        try {
            return measured(keys, options.getInt("age", 2), seconds, folder);
        } finally {
            Tally.close();
            job.cancel().get();
            delete(folder.toFile());
        }
    }

    private static Result measured(int keys, int age, int seconds, Path folder) throws Exception {
        // A key's first reading may be one of those that are empty or come later.
        long begun = Tally.await(1, LONGEST_WAIT);
        long alive = Tally.await(2L * keys, LONGEST_WAIT);
        long since = Tally.await((long) Math.max(2, age) * keys, LONGEST_WAIT);
        long before = Tally.results();
        Thread.sleep(1000L * seconds);
        double rate = (Tally.results() - before) / ((System.nanoTime() - since) / 1e9);
        int checkpoints = Tally.checkpoints();
        Tally.close();
        double taking = Tally.nextCheckpoint(LONGEST_WAIT);
        return new Result(rate, (alive - begun) / 1e9, size(folder, Tally.calmCheckpoint()), taking, checkpoints);
    }

    /** The bytes of a checkpoint, {@code JOB/chk-NUMBER}; it lies there until the next one is complete. */
    private static long size(Path folder, long number) {
        long bytes = 0;
        for (File job : files(folder.toFile())) {
            for (File file : files(new File(job, "chk-" + number))) {
                bytes += file.length();
            }
        }
        return bytes;
    }

    /** Removes a folder of which Flink may still remove parts itself. */
    private static void delete(File folder) throws IOException {
        for (File file : files(folder)) {
            delete(file);
        }
        Files.deleteIfExists(folder.toPath());
    }

    /** What lies in a folder; nothing if it is a file, or gone. */
    private static File[] files(File of) {
        File[] found = of.listFiles();
        return found == null ? new File[0] : found;
    }
}
