package org.neuraxon.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.exchange.stream.RowSource;
import org.neuraxon.exchange.stream.SeriesReader;
import org.neuraxon.exchange.stream.SeriesRequest;
import org.neuraxon.learn.Watcher;
import org.neuraxon.learn.WatcherSettings;
import org.neuraxon.learn.anomaly.PersistenceDetector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neuraxon nab}: what the detector says of a folder of series, in the format of the Numenta Anomaly Benchmark. */
@Command(
        name = "nab",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Runs the detector over every CATEGORY/FILE.csv (columns timestamp,value) of a folder and writes CATEGORY/FILE.csv with "
                    + "timestamp,value,anomaly_score: one pass, a fresh state for each file, one setting for all, no look-ahead.",
            "The forecasts whose errors it judges are the last value and the one 24 rows before, unless --network asks for more."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  neuraxon nab --data NAB/data --out results && neuraxon nab-score --results results --labels windows.json"
        })
final class Nab implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "holds CATEGORY/FILE.csv")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path data;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where the results go")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(names = "--network", description = "judge the network's forecasts instead (about a hundred times slower)")
    private boolean network;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "what chance in the network depends on (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        List<Path> files = files();
        PrintWriter err = spec.commandLine().getErr();
        long rows = 0;
        long begin = System.nanoTime();
        for (Path file : files) {
            long before = rows;
            rows += judge(file);
            err.println(data.relativize(file) + ": " + (rows - before) + " rows");
            err.flush();
        }
        double rowsPerSecond = rows / ((System.nanoTime() - begin) / 1e9);
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            print.println(new JsonLine()
                    .put("files", files.size())
                    .put("rows", rows)
                    .put("network", network)
                    .put("rows_per_second", rowsPerSecond));
        } else {
            print.printf(
                    "%d files, %d rows, %.0f rows per second; results are in %s%n",
                    files.size(), rows, rowsPerSecond, out);
        }
        return ExitCode.OK;
    }

    private List<Path> files() {
        if (!Files.isDirectory(data)) {
            throw new Failure(
                    "there is no folder " + data + "; --data names one that holds CATEGORY/FILE.csv", ExitCode.USAGE);
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new Failure(
                    "--out " + out + " is a file; name a folder that is new or holds results", ExitCode.USAGE);
        }
        try {
            if (Files.exists(out) && Files.isSameFile(data, out)) {
                throw new Failure(
                        "--out is the folder of the data, which would be overwritten; name another", ExitCode.USAGE);
            }
            return found();
        } catch (IOException | UncheckedIOException e) {
            throw new Failure("cannot read the folder " + data + " (" + e.getMessage() + "); check its permissions");
        }
    }

    private List<Path> found() throws IOException {
        try (Stream<Path> found = Files.find(
                data,
                2,
                (path, about) -> about.isRegularFile()
                        && path.getFileName().toString().endsWith(".csv")
                        && !data.equals(path.getParent()))) {
            List<Path> files = found.sorted().toList();
            if (files.isEmpty()) {
                throw new Failure(data + " holds no CATEGORY/FILE.csv");
            }
            return files;
        }
    }

    private ToDoubleFunction<Row> detector() {
        if (network) {
            Watcher watcher = new Watcher(
                    new WatcherSettings(0, 1, WatcherSettings.standard().alarmRate(), seed));
            return row -> watcher.observe(row.value()).anomaly().score();
        }
        PersistenceDetector detector = new PersistenceDetector();
        return row -> detector.observe(row.value()).score();
    }

    private long judge(Path file) {
        Path result = out.resolve(data.relativize(file).toString());
        try {
            Files.createDirectories(result.toAbsolutePath().getParent());
            return judge(file, result);
        } catch (IOException e) {
            throw new Failure(
                    "cannot write " + result + " (" + e.getClass().getSimpleName() + "); choose another --out");
        }
    }

    private long judge(Path file, Path result) throws IOException {
        ToDoubleFunction<Row> detector = detector();
        SeriesRequest request = SeriesRequest.INSPECT.withValue("value").withTime("timestamp");
        long rows = 0;
        try (RowSource source = SeriesReader.open(file, request);
                BufferedWriter lines = Files.newBufferedWriter(result)) {
            lines.write("timestamp,value,anomaly_score\n");
            for (Row row = source.next(); row != null; row = source.next()) {
                String time = row.timeText();
                lines.write((time == null ? "" : time)
                        + ','
                        + (row.isMissing() ? "" : Double.toString(row.value()))
                        + ','
                        + detector.applyAsDouble(row)
                        + '\n');
                rows++;
            }
        }
        return rows;
    }
}
