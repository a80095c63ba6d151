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
import org.neuraxon.upow.task.DirectionTask;
import org.neuraxon.upow.task.TaskFile;
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
            "Makes a task from a column of numbers: from the changes so far, which way does it go next?",
            "Row t of the task is the change from value t to value t + 1 in whole steps, as bits; its answer is 1 if the change is 0 or up."
        },
        footerHeading = "%nExample:%n",
        footer = "  neuraxon task make prices.csv --value close --step 1 --out prices.task")
final class TaskMake implements Callable<Integer> {

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
        PrintWriter err = spec.commandLine().getErr();
        DirectionTask maker = Usage.of(() -> new DirectionTask(bits, population, step, seed));
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
        TaskFile made = TaskFile.of(maker.of(Arrays.copyOf(series, count)));
        made.write(out);
        // Read back, so that what is announced is what lies there.
        spec.commandLine().getOut().print(TaskText.of(out, TaskFile.read(out)));
        return ExitCode.OK;
    }
}
