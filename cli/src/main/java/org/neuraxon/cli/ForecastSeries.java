package org.neuraxon.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.exchange.stream.RowSource;
import org.neuraxon.exchange.stream.SeriesReader;
import org.neuraxon.exchange.stream.SeriesRequest;
import org.neuraxon.learn.encode.DifferenceEncoder;
import org.neuraxon.learn.encode.Encoding;
import org.neuraxon.learn.encode.LogEncoder;
import org.neuraxon.learn.encode.RowEncoder;
import org.neuraxon.learn.forecast.Forecaster;
import org.neuraxon.learn.forecast.ForecasterSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon forecast}: how well a series can be forecast in one pass. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Forecasts a series in one pass and scores every forecast: read a row, forecast, learn when the answer"
                    + " comes.",
            "NRMSE is the root mean squared error over the standard deviation of the answers; MAPE is sum |error| /"
                    + " sum |answer|.",
            "Horizon 0 gives COL of a row from the row's inputs and the earlier rows."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon forecast demand.csv --value load --horizon 48",
            "  neuraxon forecast taxi.csv --value riders --horizon 5 --calendar",
            "  neuraxon forecast narma10.csv --inputs input --value target --horizon 0"
        })
final class ForecastSeries implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a CSV file, gzipped or not")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--value",
            paramLabel = "COL",
            description = "the column to forecast (default: the only column of numbers)")
    private @Nullable String value;

    @Option(names = "--horizon", paramLabel = "H", description = "rows ahead (default: ${DEFAULT-VALUE})")
    private int horizon = 1;

    @Option(
            names = "--inputs",
            paramLabel = "COL",
            split = ",",
            description = "columns known before the answer: numbers, texts (as categories), the time (as calendar)")
    private List<String> inputs = List.of();

    @Mixin
    private HearingOptions hearing = new HearingOptions();

    @Option(names = "--time", paramLabel = "COL", description = "the column of times (default: found by its content)")
    private @Nullable String time;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "rows before the first forecast that is scored (default: ${DEFAULT-VALUE})")
    private long warmUp;

    @Option(
            names = "--score-from",
            paramLabel = "A",
            description = "first row whose forecast is scored (default: --warm-up)")
    private @Nullable Long scoreFrom;

    @Option(
            names = "--score-to",
            paramLabel = "B",
            description = "last row whose forecast is scored (default: the end)")
    private long scoreTo = Long.MAX_VALUE;

    @Option(names = "--seed", paramLabel = "N", description = "what chance depends on (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        if (horizon < 0 || horizon > ForecasterSettings.FARTHEST) {
            throw new Failure(
                    "--horizon must be 0 to " + ForecasterSettings.FARTHEST + ", not " + horizon, ExitCode.USAGE);
        }
        if (horizon == 0 && inputs.isEmpty()) {
            throw new Failure("--horizon 0 needs --inputs: columns that are known before the answer", ExitCode.USAGE);
        }
        long from = scoreFrom == null ? warmUp : scoreFrom;
        if (scoreTo < from) {
            throw new Failure(
                    "--score-to " + scoreTo + " lies before " + from + ", the first row whose forecast is scored",
                    ExitCode.USAGE);
        }
        ForecastScore score = new ForecastScore(horizon, from, scoreTo);
        SeriesRequest request = hearing.asked(
                SeriesRequest.INSPECT.withValue(value).withTime(time).withInputs(inputs));
        PrintWriter err = spec.commandLine().getErr();
        long begin = System.nanoTime();
        try (RowSource source = SeriesReader.open(file, request)) {
            String series = source.columns().get(0);
            run(source, score);
            source.tally().summary().forEach(sentence -> err.println("neuraxon: " + sentence));
            double rowsPerSecond = source.tally().rows() / ((System.nanoTime() - begin) / 1e9);
            report(series, score, rowsPerSecond);
        }
        return ExitCode.OK;
    }

    private void run(RowSource source, ForecastScore score) {
        Hearing heard = hearing.of(source, 1);
        RowEncoder encoder = new RowEncoder(heard.all());
        Forecaster forecaster = new Forecaster(ForecasterSettings.of(horizon)
                .withInputs(encoder.width())
                .withMarks(encoder.marks())
                .withSeed(seed));
        Encoding encoding = heard.values().get(0);
        LogEncoder logarithm = new LogEncoder();
        DifferenceEncoder difference = new DifferenceEncoder(encoding == Encoding.COUNTER);
        for (Row row = source.next(); row != null; row = source.next()) {
            double[] lines = encoder.encode(heard.cells(row, row.inputs()));
            double told = encoding == Encoding.DIFFERENCE || encoding == Encoding.COUNTER
                    ? difference.encode(row.value())
                    : row.value();
            double value = encoding == Encoding.LOG ? logarithm.encode(told) : told;
            double forecast;
            if (horizon == 0) {
                forecast = forecaster.predict(lines).value(0);
                forecaster.learn(value);
            } else {
                forecast = forecaster.observe(value, lines).value(horizon);
            }
            score.add(told, encoding == Encoding.LOG ? logarithm.decode(forecast) : forecast);
        }
    }

    private void report(String series, ForecastScore score, double rowsPerSecond) {
        PrintWriter out = spec.commandLine().getOut();
        if (score.count() == 0) {
            throw new Failure(
                    "no forecast was scored: the series has fewer than " + (horizon + 1) + " usable rows from row "
                            + (scoreFrom == null ? warmUp : scoreFrom) + " on; lower --warm-up or --score-from");
        }
        if (json) {
            out.println(new JsonLine()
                    .put("series", series)
                    .put("h", horizon)
                    .put("n", score.count())
                    .put("nrmse", score.nrmse())
                    .put("mape", score.mape())
                    .put("persistence_nrmse", horizon == 0 ? Double.NaN : score.persistenceNrmse())
                    .put("rows_per_second", rowsPerSecond));
        } else {
            out.printf(
                    "%s, %s: %d forecasts scored%n",
                    series, horizon == 0 ? "this row" : horizon + " rows ahead", score.count());
            if (Double.isFinite(score.nrmse())) {
                out.printf(
                        "NRMSE %.4f%s%n",
                        score.nrmse(),
                        horizon == 0
                                ? ""
                                : String.format(" (the last value repeated: %.4f)", score.persistenceNrmse()));
            } else {
                out.println("NRMSE has no meaning here: all answers are the same");
            }
            out.printf("MAPE  %.2f %%%n", 100 * score.mape());
            out.printf("%.0f rows per second%n", rowsPerSecond);
        }
    }
}
