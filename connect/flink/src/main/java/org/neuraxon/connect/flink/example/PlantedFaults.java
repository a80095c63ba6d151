package org.neuraxon.connect.flink.example;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.ParameterTool;
import org.neuraxon.connect.flink.RowByRow;
import org.neuraxon.connect.flink.WatchFunction;
import org.neuraxon.connect.flink.Watched;

/**
 * The example: made-up sensors with planted faults, watched one by one; prints every alarm with what was planted there, and a summary. Runs
 * inside one process, or on a cluster by {@code flink run neuraxon-flink-job.jar}.
 *
 * <pre>
 * -keys N          sensors (20)
 * -rows N          readings of each (5000)
 * -neurons N       neurons of each sensor's network (0)
 * -parallelism N   subtasks (2)
 * -checkpoint MS   time between checkpoints (1000; 0: none)
 * -to DIR          where checkpoints go (inside one process: a temporary folder; on a cluster: what it is set to)
 * -fail true       let the job fail once, half way, and be restored from its last checkpoint
 * -digest true     print one number for all results, to compare runs by
 * -seed N          what the made-up sensors depend on (1)
 * </pre>
 */
public final class PlantedFaults {

    private static final String[] OPTIONS = {
        "keys", "rows", "neurons", "parallelism", "checkpoint", "to", "fail", "digest", "seed"
    };
    /** An alarm this many readings after a fault's end still speaks of it. */
    private static final int AFTER = 10;

    private static final int SHOWN = 20;

    private PlantedFaults() {}

    /** Runs the job. */
    public static void main(String[] arguments) throws Exception {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        ParameterTool options = Arguments.parse(arguments, OPTIONS);
        int keys = options.getInt("keys", 20);
        long rows = options.getLong("rows", 5000);
        boolean digest = options.getBoolean("digest", false);
        FaultySensors sensors = new FaultySensors(keys, options.getLong("seed", 1));
        StreamExecutionEnvironment environment = environment(options);
        WatchFunction<String, Reading> watch = WatchFunction.keyedBy(
                        Types.STRING, TypeInformation.of(Reading.class), Reading::value)
                .neurons(options.getInt("neurons", 0))
                .step(Duration.ofMillis(FaultySensors.STEP))
                .build();
        SingleOutputStreamOperator<Watched<String>> seen = readings(
                        environment, sensors, keys * rows, options.getBoolean("fail", false))
                .keyBy(Reading::sensor)
                .process(watch)
                .name("watch")
                .uid("watch");
        CloseableIterator<Watched<String>> results = (digest ? seen : seen.filter(Watched::alarm)).collectAsync();
        CloseableIterator<Reading> late = seen.getSideOutput(watch.lateRows()).collectAsync();
        JobClient job = environment.executeAsync("planted faults");
        List<Watched<String>> all = new ArrayList<>();
        results.forEachRemaining(all::add);
        int lateRows = 0;
        while (late.hasNext()) {
            late.next();
            lateRows++;
        }
        JobExecutionResult ended = job.getJobExecutionResult().get();
        results.close();
        late.close();
        all.sort(Comparator.comparing((Watched<String> one) -> one.key()).thenComparingLong(Watched::row));
        report(out, sensors, rows, all);
        double seconds = ended.getNetRuntime(TimeUnit.MILLISECONDS) / 1e3;
        out.printf(
                "%d sensors, %d rows, %d late; %.1f s, %.0f rows/s%n",
                keys, keys * rows, lateRows, seconds, keys * rows / seconds);
        if (digest) {
            out.println(all.size() + " results, digest " + digest(all));
        }
    }

    private static StreamExecutionEnvironment environment(ParameterTool options) throws Exception {
        // A row or a state that only Kryo could carry is a mistake here.
        Configuration configuration = new Configuration().set(PipelineOptions.GENERIC_TYPES, false);
        if (options.getBoolean("fail", false)) {
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(options.getInt("parallelism", 2));
        long every = options.getLong("checkpoint", 1000);
        if (every > 0) {
            environment.enableCheckpointing(every);
            // Where a checkpoint takes long, keys that get rows meanwhile are copied: leave time without.
            environment.getCheckpointConfig().setMinPauseBetweenCheckpoints(every / 2);
            String folder = options.get("to");
            if (folder == null && environment instanceof LocalStreamEnvironment) {
                folder = Files.createTempDirectory("neuraxon-flink").toUri().toString();
            }
            if (folder != null) {
                environment.configure(new Configuration()
                        .set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem")
                        .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder));
            }
        }
        return environment;
    }

    /** The readings as they are sent. One source, so that those of a sensor come in one order. */
    static DataStream<Reading> readings(
            StreamExecutionEnvironment environment, FaultySensors sensors, long count, boolean fail) {
        DataStream<Long> numbers = environment.fromSequence(0, count - 1).setParallelism(1);
        if (fail) {
            numbers = numbers.map(new PlantedFailure(count / 2))
                    .returns(Types.LONG)
                    .setParallelism(1);
        }
        return numbers.<Reading>flatMap((number, out) -> sensors.sent(number).forEach(out::collect))
                .returns(TypeInformation.of(Reading.class))
                .setParallelism(1)
                .assignTimestampsAndWatermarks(RowByRow.<Reading>watermarks(Duration.ofMillis(2 * FaultySensors.STEP))
                        .withTimestampAssigner((reading, before) -> reading.time()))
                .setParallelism(1);
    }

    private static void report(PrintWriter out, FaultySensors sensors, long rows, List<Watched<String>> seen) {
        Set<FaultySensors.Fault> found = new HashSet<>();
        int alarms = 0;
        int elsewhere = 0;
        for (Watched<String> one : seen) {
            if (!one.alarm()) {
                continue;
            }
            alarms++;
            int sensor = Integer.parseInt(one.key().substring(one.key().lastIndexOf('-') + 1));
            FaultySensors.Fault fault = sensors.faultAt(sensor, one.time(), AFTER);
            if (fault == null) {
                elsewhere++;
            } else {
                found.add(fault);
            }
            if (alarms <= SHOWN) {
                out.printf(
                        "%s row %d: %s (%s)%n",
                        one.key(),
                        one.row(),
                        one.why(),
                        fault == null ? "nothing was planted here" : "planted: " + fault);
            } else if (alarms == SHOWN + 1) {
                out.println("...");
            }
        }
        for (FaultySensors.Kind kind : FaultySensors.Kind.values()) {
            out.printf(
                    "%-7s found %d of %d%n",
                    kind.toString(),
                    found.stream().filter(fault -> fault.kind() == kind).count(),
                    sensors.planted(kind, rows));
        }
        out.printf("%d alarms, %d where nothing was planted%n", alarms, elsewhere);
    }

    private static String digest(List<Watched<String>> results) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (Watched<String> one : results) {
            sha.update((one + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 8);
    }
}
