package org.neuraxon.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.nab.NabDifference;
import org.neuraxon.exchange.nab.NabLabels;
import org.neuraxon.exchange.nab.NabProfile;
import org.neuraxon.exchange.nab.NabResults;
import org.neuraxon.exchange.nab.NabSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neuraxon nab-score}: the scores of the Numenta Anomaly Benchmark. */
@Command(
        name = "nab-score",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Scores results of an anomaly detector as the Numenta Anomaly Benchmark does, in its three profiles: "
                    + "0 is silence, 100 an alarm at the first row of every labelled window and nowhere else.",
            "Every labelled series needs results. The threshold is the one that is best for them all, which flatters; "
                    + "--cross-validate takes for each category the one that is best for the others."
        })
final class NabScore implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            required = true,
            description = "holds CATEGORY/FILE.csv with timestamp and anomaly_score")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path results;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            required = true,
            description = "windows.json: {\"CATEGORY/FILE.csv\": [[\"first time\", \"last time\"], ...]}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path labels;

    @Option(
            names = "--threshold",
            paramLabel = "X",
            description = "alarm where the score is at least X (default: the best X)")
    private @Nullable Double threshold;

    @Option(names = "--cross-validate", description = "also with each category's threshold found on the others")
    private boolean crossValidate;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "results of another detector: how much better these are, with a 95 %% interval over files")
    private @Nullable Path against;

    @Option(names = "--per-file", description = "also each series' part in the standard profile")
    private boolean perFile;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        NabLabels windows = NabLabels.read(labels);
        NabResults scored = read(results, windows);
        NabResults other = against == null ? null : read(against, windows);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(document(scored, other));
        } else {
            print(scored, other, out);
        }
        return ExitCode.OK;
    }

    private static NabResults read(Path folder, NabLabels windows) {
        if (!Files.isDirectory(folder)) {
            throw new Failure("there is no folder " + folder + " of results", ExitCode.USAGE);
        }
        return NabResults.read(folder, windows);
    }

    private NabResults.Score score(NabResults scored, NabProfile profile) {
        Double fixed = threshold;
        return fixed == null ? scored.best(profile) : scored.at(fixed, profile);
    }

    private JsonLine document(NabResults scored, @Nullable NabResults other) {
        JsonLine document = new JsonLine().put("files", scored.series().size()).put("windows", scored.windows());
        for (NabProfile profile : NabProfile.values()) {
            NabResults.Score score = score(scored, profile);
            JsonLine one = new JsonLine()
                    .put(threshold == null ? "best_threshold" : "threshold", score.threshold())
                    .put("raw_total", score.raw())
                    .put("score", score.score());
            if (crossValidate) {
                JsonLine thresholds = new JsonLine();
                scored.thresholdsFromOthers(profile).forEach(thresholds::put);
                one.put("cross_validated_score", scored.crossValidated(profile).score())
                        .put("cross_validated_thresholds", thresholds);
            }
            if (other != null) {
                NabDifference difference = NabDifference.of(scored, other, profile);
                one.put("difference", difference.difference())
                        .put("difference_low", difference.low())
                        .put("difference_high", difference.high());
            }
            document.put(profile.key(), one);
        }
        if (perFile) {
            double standard = score(scored, NabProfile.STANDARD).threshold();
            JsonLine files = new JsonLine();
            for (NabSeries series : scored.series()) {
                NabResults.Part part = NabResults.part(series, standard, NabProfile.STANDARD);
                files.put(
                        series.name(),
                        new JsonLine()
                                .put("raw", part.raw())
                                .put("found", part.found())
                                .put("missed", part.missed())
                                .put("false_alarms", part.falseAlarms()));
            }
            document.put("per_file_standard", files);
        }
        return document;
    }

    private void print(NabResults scored, @Nullable NabResults other, PrintWriter out) {
        out.printf("%d series, %d windows%n", scored.series().size(), scored.windows());
        for (NabProfile profile : NabProfile.values()) {
            NabResults.Score score = score(scored, profile);
            out.printf(
                    "%-20s %6.2f at threshold %s%s%n",
                    profile.key(),
                    score.score(),
                    Numbers.plain(score.threshold()),
                    crossValidate
                            ? String.format(
                                    ", cross-validated %.2f",
                                    scored.crossValidated(profile).score())
                            : "");
            if (other != null) {
                NabDifference difference = NabDifference.of(scored, other, profile);
                out.printf(
                        "%-20s %+6.2f against the other, cross-validated (95 %% interval over files %.2f to %.2f)%n",
                        "", difference.difference(), difference.low(), difference.high());
            }
        }
        if (perFile) {
            double standard = score(scored, NabProfile.STANDARD).threshold();
            for (NabSeries series : scored.series()) {
                NabResults.Part part = NabResults.part(series, standard, NabProfile.STANDARD);
                out.printf(
                        "%7.3f  found %d of %d, %d false  %s%n",
                        part.raw(), part.found(), series.windows(), part.falseAlarms(), series.name());
            }
        }
    }
}
