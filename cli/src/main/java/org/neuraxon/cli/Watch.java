package org.neuraxon.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.recording.RecorderSettings;
import org.neuraxon.exchange.stream.MachineFigures;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.exchange.stream.RowSource;
import org.neuraxon.exchange.stream.SeriesReader;
import org.neuraxon.exchange.stream.SeriesRequest;
import org.neuraxon.exchange.stream.StreamException;
import org.neuraxon.learn.EncodedWatcher;
import org.neuraxon.learn.Observation;
import org.neuraxon.learn.Watcher;
import org.neuraxon.learn.WatcherSettings;
import org.neuraxon.learn.Watching;
import org.neuraxon.learn.forecast.ForecasterSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon watch}: the main job. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Lives on a stream: learns it while it runs, says what it expected, how surprised it is, and alarms.",
            "Without a file it lives on this machine's own figures (processor, memory, disk), once a second, until"
                    + " Ctrl-C.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon watch                                     this machine, live",
            "  neuraxon watch metrics.csv --value cpu_percent --plot metrics.html",
            "  neuraxon watch metrics.csv --value '*' --neurons 0    every column of numbers",
            "  tail -f app.csv | neuraxon watch - --value latency_ms --json",
            "  neuraxon watch calls.csv --value duration --log duration --inputs shop --calendar",
            "  neuraxon watch today.csv --load brain.nxn --save brain.nxn",
            "  neuraxon watch metrics.csv --record monday         then: neuraxon query --recording monday",
            "",
            "A row's forecast is what was expected of it --horizon rows before; low and high enclose 95 in 100 values.",
            "anomaly is 1 minus the chance of a row at least this unusual: of ordinary rows, one in a thousand is"
                    + " above 0.999.",
            "Odd rows (empty, NaN, late, ...) count as missing and are reported; --strict makes them errors."
        })
final class Watch implements Callable<Integer> {

    private static final Duration SAVE_EVERY = Duration.ofSeconds(10);
    private static final Duration STATUS_EVERY = Duration.ofSeconds(10);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "a CSV file (gzipped or not), or - for standard input")
    private @Nullable String file;

    @Option(
            names = "--value",
            paramLabel = "COL",
            description = {
                "the column to watch (default: the only column of numbers; live: cpu_percent); A,B,C for several, '*'"
                        + " for all columns of numbers, each with a brain of its own"
            })
    private @Nullable String value;

    @Option(names = "--time", paramLabel = "COL", description = "the column of times (default: found by its content)")
    private @Nullable String time;

    @Option(
            names = "--inputs",
            paramLabel = "COL",
            split = ",",
            description = "further columns that may help the forecast: numbers, texts (as categories), the time (as"
                    + " calendar)")
    private List<String> inputs = List.of();

    @Mixin
    private HearingOptions hearing = new HearingOptions();

    @Option(
            names = "--horizon",
            paramLabel = "H",
            description = "rows to forecast ahead (default: 1; with --load that of the file)")
    private @Nullable Integer horizon;

    @Option(
            names = "--alarm-rate",
            paramLabel = "N",
            description = "alarms to expect in 10,000 ordinary rows (default: 10; with --load that of the file)")
    private @Nullable Double alarmRate;

    @Option(
            names = "--neurons",
            paramLabel = "N",
            description =
                    "neurons of a column's network, 0 to 500 (default: 300, which take 1.1 MB; 0: 55 kB, 20 times as"
                            + " fast)")
    private @Nullable Integer neurons;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "threads for many columns, which change nothing in the results (default: as many as processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--follow", description = "wait for more rows at the end of the file")
    private boolean follow;

    @Option(names = "--rows", paramLabel = "N", description = "stop after N rows")
    private long maximumRows = Long.MAX_VALUE;

    @Option(names = "--seconds", paramLabel = "S", description = "stop after S seconds")
    private double seconds = Double.POSITIVE_INFINITY;

    @Option(
            names = "--interval",
            paramLabel = "S",
            description = "live: seconds between two rows (default: ${DEFAULT-VALUE})")
    private double interval = 1;

    @Option(names = "--strict", description = "make an odd row an error")
    private boolean strict;

    @Option(names = "--json", description = "one JSON object for every row (and column, if several) on standard output")
    private boolean json;

    @Option(
            names = "--plot",
            paramLabel = "F.html",
            description = "write a page with series, forecast, anomaly, modulators and neurons")
    private @Nullable Path plot;

    @Option(
            names = "--record",
            paramLabel = "DIR",
            description = "record every row for analysis (see query) into a folder that is new or empty")
    private @Nullable Path record;

    @Option(
            names = "--record-limit",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "the most the recording may take on disk (default: 1G)")
    private long recordLimit = RecorderSettings.USUAL_LIMIT;

    @Option(
            names = "--save",
            paramLabel = "F.nxn",
            description = "keep what was learned, now and then and at the end; a crash leaves the last good file")
    private @Nullable Path save;

    @Option(
            names = "--save-every",
            paramLabel = "S",
            description =
                    "seconds from one save to the next (default: 10, and more where saving would take a tenth of the"
                            + " time)")
    private @Nullable Double saveEvery;

    @Option(
            names = "--load",
            paramLabel = "F.nxn",
            description =
                    "go on from what was kept; or let a champion of 'neuraxon evolve --task' or 'neuraxon mine' live")
    private @Nullable Path load;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "what chance depends on (default: ${DEFAULT-VALUE}; with --load that of the file)")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        checkOptions();
        try (RowSource source = open()) {
            List<String> columns = source.columns();
            int count = columns.size() - inputs.size();
            if ((plot != null || record != null) && (count > 1 || SeriesRequest.ALL.equals(value))) {
                throw new Failure("--plot and --record are for one column; name one with --value", ExitCode.USAGE);
            }
            Hearing heard = hearing.of(source, count);
            WatcherSettings usual = WatcherSettings.standard();
            WatcherSettings settings = new WatcherSettings(
                    inputs.size(),
                    horizon == null ? usual.horizon() : horizon,
                    alarmRate == null ? usual.alarmRate() : alarmRate,
                    seed,
                    neurons == null ? usual.neurons() : neurons);
            WatchMemory memory = load == null
                    ? WatchMemory.begin(heard, settings, save != null)
                    : WatchMemory.read(load, heard, horizon, neurons, alarmRate);
            return live(source, memory);
        }
    }

    private void checkOptions() {
        if (horizon != null && (horizon < 1 || horizon > Watcher.LONGEST_HORIZON)) {
            throw new Failure("--horizon must be 1 to " + Watcher.LONGEST_HORIZON + ", not " + horizon, ExitCode.USAGE);
        }
        if (alarmRate != null && !(alarmRate > 0 && alarmRate < 10_000)) {
            throw new Failure("--alarm-rate must be above 0 and below 10,000, not " + alarmRate, ExitCode.USAGE);
        }
        if (neurons != null && (neurons < 0 || neurons > ForecasterSettings.MOST_NEURONS)) {
            throw new Failure(
                    "--neurons must be 0 to " + ForecasterSettings.MOST_NEURONS + ", not " + neurons, ExitCode.USAGE);
        }
        if (saveEvery != null && !(saveEvery >= 0)) {
            throw new Failure("--save-every must be 0 or more, not " + saveEvery, ExitCode.USAGE);
        }
        if (threads < 1) {
            throw new Failure("--threads must be 1 or more, not " + threads, ExitCode.USAGE);
        }
        if (maximumRows < 1 || !(seconds > 0) || !(interval >= 0.01)) {
            throw new Failure("--rows and --seconds must be above 0 and --interval at least 0.01", ExitCode.USAGE);
        }
        if (follow && (file == null || file.equals("-"))) {
            throw new Failure(
                    "--follow needs a file; live figures and standard input go on by themselves", ExitCode.USAGE);
        }
        OutputFile.require(save, "--save");
        OutputFile.require(plot, "--plot");
    }

    private RowSource open() {
        SeriesRequest request = hearing.asked(SeriesRequest.INSPECT
                .withValue(value)
                .withTime(time)
                .withInputs(inputs)
                .withSeveral(true)
                .withStrict(strict)
                .withFollow(follow));
        if (file == null) {
            return MachineFigures.open(request.withValue(value == null ? "cpu_percent" : value), Duration.ofNanos((long)
                    (interval * 1e9)));
        }
        InputStream standardInput = System.in;
        return file.equals("-")
                ? SeriesReader.open(standardInput, "standard input", request)
                : SeriesReader.open(Path.of(file), request);
    }

    private int live(RowSource source, WatchMemory memory) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        String name = (file == null
                        ? "this machine"
                        : file.equals("-")
                                ? "standard input"
                                : String.valueOf(Path.of(file).getFileName()))
                + ", "
                + (memory.count() == 1 ? memory.columns().get(0) : memory.count() + " columns");
        WatchCount count = new WatchCount(memory.watcher().settings().horizon());
        WatchReport report = json
                ? new JsonReport(out, err, count)
                : new TextReport(out, file == null ? err : null, STATUS_EVERY, count);
        WatchPlot page = plot == null ? null : new WatchPlot(name, memory.watcher());
        WatchRecording recording = record == null ? null : WatchRecording.start(record, recordLimit, name, memory);
        WatchVitals vitals = new WatchVitals(memory, save);
        long begin = System.nanoTime();
        long lastSave = begin;
        double pause = pause(0);
        CountDownLatch finished = new CountDownLatch(1);
        Thread onInterrupt = Interrupt.endsWith(source, finished);
        Timer timer = Timer.closing(source, seconds);
        err.println("watching " + name + (file == null ? "; Ctrl-C ends" : ""));
        err.flush();
        RuntimeException broken = null;
        boolean whole = true;
        try {
            try (ColumnCrew crew = new ColumnCrew(memory, threads)) {
                for (long rows = 0; rows < maximumRows && !out.checkError(); rows++) {
                    Row row = source.next();
                    source.tally().news().forEach(sentence -> err.println("neuraxon: " + sentence));
                    if (row == null) {
                        break;
                    }
                    long number = memory.nextRow();
                    if (isSeveral(memory)) {
                        observeEach(memory, crew, number, row, report);
                    } else {
                        double[] cells = memory.hearing().cells(row, row.inputs());
                        Observation seen = memory.watcher().observe(row.value(), cells);
                        Row watched = row.withValue(watched(memory.watcher(), row.value()), row.inputs());
                        report.row(number, null, watched, seen);
                        if (page != null) {
                            page.row(number, watched, seen);
                        }
                        if (recording != null) {
                            recording.row(number, watched, seen, memory.watcher(), err);
                        }
                    }
                    vitals.look();
                    if (save != null && System.nanoTime() - lastSave >= pause) {
                        long start = System.nanoTime();
                        memory.write(save);
                        lastSave = System.nanoTime();
                        pause = pause(lastSave - start);
                    }
                }
            } catch (StreamException e) {
                broken = e;
            }
            if (recording != null) {
                whole = recording.finish(
                        broken == null, memory.watcher(), source.tally().rows(), err);
            }
            finish(source, memory, report, vitals, page, (System.nanoTime() - begin) / 1e9);
        } finally {
            // Also where a save has failed: whoever ends this process must not wait for it.
            timer.cancel();
            if (recording != null) {
                recording.close();
            }
            finished.countDown();
            Interrupt.release(onInterrupt);
        }
        if (broken != null) {
            throw broken;
        }
        return whole ? ExitCode.OK : ExitCode.FAILED;
    }

    /** Nanoseconds until the next save, given how many the last one took. */
    private double pause(long took) {
        return saveEvery != null ? saveEvery * 1e9 : Math.max(SAVE_EVERY.toNanos(), 9.0 * took);
    }

    /** One column asked for as all there are is still reported with its name. */
    private boolean isSeveral(WatchMemory memory) {
        return memory.count() > 1 || SeriesRequest.ALL.equals(value);
    }

    /** Lives a row in the brain of each column, and reports them in their order. */
    private static void observeEach(WatchMemory memory, ColumnCrew crew, long number, Row row, WatchReport report) {
        Observation[] seen = crew.observe(row);
        double[] inputs = crew.inputs(row);
        for (int column = 0; column < seen.length; column++) {
            double value = watched(memory.watcher(column), ColumnCrew.value(row, column));
            report.row(number, memory.columns().get(column), row.withValue(value, inputs), seen[column]);
        }
    }

    /** What forecast and band are about: the value, or what is watched of it. */
    private static double watched(Watching watcher, double value) {
        return watcher instanceof EncodedWatcher encoded ? encoded.watched() : value;
    }

    private void finish(
            RowSource source,
            WatchMemory memory,
            WatchReport report,
            WatchVitals vitals,
            @Nullable WatchPlot page,
            double duration) {
        PrintWriter err = spec.commandLine().getErr();
        if (save != null) {
            memory.write(save);
        }
        report.summary(memory, vitals.lines(), source.tally().summary());
        if (page != null && plot != null) {
            page.write(plot);
            err.println("plot written to " + plot);
        }
        if (save != null) {
            err.println("saved to " + save);
        }
        err.printf(Locale.ROOT, "%d rows in %.1f s%n", source.tally().rows(), duration);
        err.flush();
    }

    /** Ends a source after a while. */
    private record Timer(@Nullable Thread thread) {

        static Timer closing(RowSource source, double seconds) {
            if (seconds == Double.POSITIVE_INFINITY) {
                return new Timer(null);
            }
            Thread thread = new Thread(
                    () -> {
                        try {
                            TimeUnit.NANOSECONDS.sleep((long) Math.min(seconds * 1e9, Long.MAX_VALUE));
                            source.close();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "neuraxon-timer");
            thread.setDaemon(true);
            thread.start();
            return new Timer(thread);
        }

        void cancel() {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
