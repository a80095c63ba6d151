package org.neuraxon.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.exchange.stream.LabelledColumn;
import org.neuraxon.exchange.stream.LabelledReader;
import org.neuraxon.exchange.stream.LabelledRow;
import org.neuraxon.learn.classify.ClassifierSettings;
import org.neuraxon.learn.classify.Column;
import org.neuraxon.learn.classify.StreamClassifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon stream}: how well the rows of a stream can be classified in one pass. */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Classifies the rows of a table in one pass: guess the label from the other columns, look at it, learn from it.",
            "Past labels are no inputs. Numbers, categories and missing cells may be mixed; new labels may turn up at any time.",
            "kappa compares with guessing by frequency, kappa-temporal with repeating the last label."
        },
        footerHeading = "%nExample:%n",
        footer = {"  neuraxon stream electricity.arff.gz --every 5000"})
final class ClassifyStream implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV with a header line, or ARFF; gzipped or not")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--label", paramLabel = "COL", description = "the column to tell (default: the last)")
    private @Nullable String label;

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "a line on standard error after every N rows (default: ${DEFAULT-VALUE}; 0: none)")
    private int every = 1000;

    @Option(names = "--seed", paramLabel = "N", description = "what chance depends on (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        if (every < 0) {
            throw new Failure("--every must be 0 or more, not " + every, ExitCode.USAGE);
        }
        try (LabelledReader source = LabelledReader.open(file, label)) {
            List<Column> columns =
                    source.columns().stream().map(ClassifyStream::column).toList();
            StreamClassifier classifier =
                    new StreamClassifier(ClassifierSettings.of(columns).withSeed(seed));
            ClassificationScore score = new ClassificationScore();
            double seconds = run(source, classifier, score);
            if (score.rows() == 0) {
                throw new Failure(file + " has no row with a label");
            }
            report(classifier, score, score.rows() / seconds);
        }
        return ExitCode.OK;
    }

    private static Column column(LabelledColumn column) {
        return column.isNumber() ? Column.NUMBER : Column.categories(column.categories());
    }

    /** Goes through the rows; gives the seconds that the classifier took, reading apart. */
    private double run(LabelledReader source, StreamClassifier classifier, ClassificationScore score) {
        PrintWriter err = spec.commandLine().getErr();
        long nanos = 0;
        for (LabelledRow row = source.next(); row != null; row = source.next()) {
            if (row.label() >= StreamClassifier.MOST_CLASSES) {
                throw new Failure(file + ", line " + row.line() + ": more than " + StreamClassifier.MOST_CLASSES
                        + " different labels; is this the right column?");
            }
            long begin = System.nanoTime();
            int guess = classifier.observe(row.cells(), row.label()).label();
            nanos += System.nanoTime() - begin;
            if (row.label() < 0) {
                continue;
            }
            score.add(guess, row.label());
            if (every > 0 && score.rows() % every == 0) {
                err.printf(
                        "%d rows: %.1f %% of the last %d right, %.1f %% of all%n",
                        score.rows(), 100 * score.block(), every, 100 * score.accuracy());
                err.flush();
            }
        }
        return nanos / 1e9;
    }

    private void report(StreamClassifier classifier, ClassificationScore score, double rowsPerSecond) {
        PrintWriter out = spec.commandLine().getOut();
        long bytes = size(Snapshot.of("classifier", "size", classifier));
        if (json) {
            out.println(new JsonLine()
                    .put("n", score.rows())
                    .put("accuracy", score.accuracy())
                    .put("kappa", score.kappa())
                    .put("kappa_temporal", score.kappaTemporal())
                    .put("rows_per_second", rowsPerSecond)
                    .put("bytes", bytes));
        } else {
            out.printf("%d rows, %d classes%n", score.rows(), classifier.classes());
            out.printf("accuracy       %.2f %%%n", 100 * score.accuracy());
            out.printf("kappa          %.2f %%%n", 100 * score.kappa());
            out.printf("kappa-temporal %.2f %%%n", 100 * score.kappaTemporal());
            out.printf("%.0f rows per second (reading apart), %.1f MB of memory%n", rowsPerSecond, bytes / 1e6);
        }
    }

    /** What the state takes up, without names and working space. */
    private static long size(Snapshot state) {
        long bytes = 0;
        for (Object entry : state.entries().values()) {
            if (entry instanceof float[] floats) {
                bytes += 4L * floats.length;
            } else if (entry instanceof int[] ints) {
                bytes += 4L * ints.length;
            } else if (entry instanceof double[] doubles) {
                bytes += 8L * doubles.length;
            } else if (entry instanceof long[] longs) {
                bytes += 8L * longs.length;
            } else {
                bytes += 8;
            }
        }
        return bytes;
    }
}
