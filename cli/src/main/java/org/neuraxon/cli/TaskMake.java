package org.neuraxon.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.exchange.stream.RowSource;
import org.neuraxon.exchange.stream.SeriesReader;
import org.neuraxon.exchange.stream.SeriesRequest;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.SeriesWork;
import org.neuraxon.upow.task.DirectionTask;
import org.neuraxon.upow.task.SeriesFile;
import org.neuraxon.upow.task.TaskFile;
import org.neuraxon.upow.task.WorkFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon task make}: a task from a series. */
@Command(
        name = "make",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Makes a task from a column of numbers.",
            "bpp9000: from the changes so far, which way does it go next? Row t of the task is the change from value t"
                    + " to value t + 1 in whole",
            "steps, as bits; its answer is 1 if the change is 0 or up.",
            "neuraxon: forecast the values. Networks live through pieces of the series that nobody knows before they"
                    + " have committed themselves."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon task make prices.csv --value close --step 1 --out prices.task",
            "  neuraxon task make --algorithm neuraxon load.csv --value load --horizon 4 --out load.task"
        })
final class TaskMake implements Callable<Integer> {

    private static final String BPP9000 = "bpp9000";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a CSV file, gzipped or not")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--value", paramLabel = "COL", description = "the column (default: the only column of numbers)")
    private @Nullable String value;

    @Option(names = "--out", required = true, paramLabel = "TASK", description = "the task file to write")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(names = "--algorithm", paramLabel = "NAME", description = "bpp9000 or neuraxon (default: ${DEFAULT-VALUE})")
    private String algorithm = BPP9000;

    @Option(
            names = "--horizon",
            paramLabel = "H",
            description = "neuraxon: rows to forecast ahead (default: ${DEFAULT-VALUE})")
    private int horizon = 1;

    @Option(
            names = "--windows",
            paramLabel = "N",
            description = "neuraxon: pieces of the series for a score (default: ${DEFAULT-VALUE})")
    private int windows = 16;

    @Option(
            names = "--window-rows",
            paramLabel = "N",
            description = "neuraxon: rows of a piece (default: ${DEFAULT-VALUE})")
    private int windowRows = 300;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "neuraxon: rows at the beginning of a piece that do not count (default: ${DEFAULT-VALUE})")
    private int warmUp = 100;

    @Option(
            names = "--noise",
            paramLabel = "X",
            description =
                    "neuraxon: what is added to what networks see, in standard deviations (default: ${DEFAULT-VALUE})")
    private double noise = 0.02;

    @Option(
            names = "--step",
            paramLabel = "X",
            description = "the change that counts as one (default: ${DEFAULT-VALUE})")
    private double step = 1;

    @Option(names = "--bits", paramLabel = "N", description = "input trits of a row (default: ${DEFAULT-VALUE})")
    private int bits = 18;

    @Option(
            names = "--population",
            paramLabel = "P",
            description = "neurons, a power of two (default: ${DEFAULT-VALUE})")
    private int population = 64;

    @Option(names = "--seed", paramLabel = "N", description = "what the wiring depends on (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Override
    public Integer call() {
        boolean series = algorithm.equals(SeriesFile.ALGORITHM);
        if (!series && !algorithm.equals(BPP9000)) {
            throw new Failure(
                    "--algorithm must be " + BPP9000 + " or " + SeriesFile.ALGORITHM + ", not " + algorithm,
                    ExitCode.USAGE);
        }
        DirectionTask maker = Usage.of(() -> new DirectionTask(bits, population, step, seed));
        double[] values = values();
        WorkFile made = series ? series(values) : TaskFile.of(maker.of(values));
        made.write(out);
        // Read back, so that what is announced is what lies there.
        spec.commandLine().getOut().print(TaskText.of(out, WorkFile.read(out)));
        return ExitCode.OK;
    }

    private SeriesFile series(double[] values) {
        SeriesFile made = new SeriesFile(values, horizon, windows, windowRows, warmUp, noise);
        try {
            SeriesWork.task(made);
        } catch (LedgerException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
        return made;
    }

    private double[] values() {
        PrintWriter err = spec.commandLine().getErr();
        double[] series = new double[1024];
        int count = 0;
        try (RowSource source = SeriesReader.open(file, SeriesRequest.INSPECT.withValue(value))) {
            for (Row row = source.next(); row != null; row = source.next()) {
                if (count == series.length) {
                    series = Arrays.copyOf(series, 2 * count);
                }
                series[count++] = row.value();
            }
            source.tally().summary().forEach(sentence -> err.println("neuraxon: " + sentence));
        }
        return Arrays.copyOf(series, count);
    }
}
