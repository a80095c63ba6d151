package org.neuraxon.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.image.IdxFolder;
import org.neuraxon.exchange.image.LabelledImages;
import org.neuraxon.lab.report.CoursePage;
import org.neuraxon.lab.sequential.Accuracies;
import org.neuraxon.lab.sequential.Course;
import org.neuraxon.lab.sequential.CourseResult;
import org.neuraxon.lab.sequential.Digits;
import org.neuraxon.lab.sequential.Learner;
import org.neuraxon.lab.sequential.Pictures;
import org.neuraxon.lab.sequential.Protocol;
import org.neuraxon.lab.sequential.Rival;
import org.neuraxon.lab.sequential.Task;
import org.neuraxon.learn.sequential.SequentialSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neuraxon learn}: one task after another, and what is left of the first. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Learns classes of pictures one task after another, in one pass, a sample at a time, and asks after each task what is still known.",
            "split: two classes at a time, asked for one of all. permuted: ten orders of the pixels. changed: upside down, inverted, noise, shifted.",
            "Nobody is told where a task begins (ewc is told where it ends)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon learn",
            "  neuraxon learn --data mnist --protocol split --neurons 1000",
            "  neuraxon learn --data mnist --protocol permuted --samples-per-task 3000 --compare --plot permuted.html"
        })
final class Learn implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "a folder with four IDX files as of MNIST, gzipped or not (default: 1,797 small digits that come with the program)")
    private @Nullable Path data;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "split, permuted or changed (default: ${DEFAULT-VALUE})")
    private String protocol = "split";

    @Option(names = "--neurons", paramLabel = "N", description = "trinary neurons (default: ${DEFAULT-VALUE})")
    private int neurons = 500;

    @Option(
            names = "--tolerance",
            paramLabel = "PIXELS",
            description =
                    "by how much what a neuron looks for may be displaced; 2 suits pictures, not permuted ones (default: ${DEFAULT-VALUE})")
    private int tolerance;

    @Option(
            names = "--samples-per-task",
            paramLabel = "N",
            description = "the most to learn in a task (default: ${DEFAULT-VALUE})")
    private int samples = 6000;

    @Option(names = "--seed", paramLabel = "N", description = "what chance depends on (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description =
                    "who learns: neuraxon, shared, sgd, novelty, dropout, gate, ewc, replay, mean, lda or joint (default: ${DEFAULT-VALUE})")
    private String by = "neuraxon";

    @Option(names = "--compare", description = "all of them, one line each")
    private boolean compare;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Option(
            names = "--plot",
            paramLabel = "PAGE",
            description = "also write a page: accuracy task by task, what was forgotten, contexts")
    private @Nullable Path plot;

    @Override
    public Integer call() {
        Protocol order = choice("--protocol", protocol, Protocol.values());
        Rival who = choice("--by", by, Rival.values());
        if (samples < 1) {
            throw new Failure("--samples-per-task must be 1 or more, not " + samples, ExitCode.USAGE);
        }
        Digits digits = data == null ? Digits.embedded() : read(data);
        SequentialSettings settings;
        try {
            settings = SequentialSettings.of(
                            digits.train().width(), digits.train().height(), digits.classes())
                    .withNeurons(neurons)
                    .withTolerance(tolerance)
                    .withSeed(seed);
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage() + ".", ExitCode.USAGE);
        }
        Course course = new Course(digits, order, samples, seed);
        List<CourseResult> results = new ArrayList<>();
        if (compare) {
            results.addAll(compare(settings, course, digits));
        } else {
            CourseResult result = run(who, settings, course);
            if (json) {
                spec.commandLine().getOut().println(document(result));
            } else {
                report(result, digits, order, course);
            }
            results.add(result);
        }
        if (plot != null) {
            String title = digits.name() + ", " + order.name().toLowerCase(Locale.ROOT) + ", seed " + seed;
            List<String> tasks = course.tasks().stream().map(Task::name).toList();
            String again = "./neuraxon "
                    + String.join(
                            " ", spec.root().commandLine().getParseResult().originalArgs());
            new CoursePage(title, again, tasks, results).write(plot);
            spec.commandLine().getErr().println("page written to " + plot);
        }
        return ExitCode.OK;
    }

    private static <E extends Enum<E>> E choice(String option, String name, E[] values) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(name)) {
                return value;
            }
        }
        List<String> names = Arrays.stream(values)
                .map(v -> v.name().toLowerCase(Locale.ROOT))
                .toList();
        throw new Failure(option + " must be one of " + String.join(", ", names) + ", not " + name, ExitCode.USAGE);
    }

    private static Digits read(Path folder) {
        IdxFolder files = IdxFolder.read(folder);
        return new Digits(folder.toString(), pictures(files.train()), pictures(files.test()), false);
    }

    private static Pictures pictures(LabelledImages images) {
        return new Pictures(images.width(), images.height(), images.pixels(), 255, images.labels());
    }

    private CourseResult run(Rival who, SequentialSettings settings, Course course) {
        PrintWriter err = spec.commandLine().getErr();
        Learner learner = who.start(settings);
        String name = who.name().toLowerCase(Locale.ROOT);
        long begin = System.nanoTime();
        int tasks = course.tasks().size();
        List<Integer> contexts = new ArrayList<>();
        Accuracies accuracies = (who.mixed() ? course.mixed() : course).run(learner, done -> {
            contexts.add(learner.contexts());
            err.printf("neuraxon: %s, %d of %d tasks, %.1f s%n", name, done, tasks, (System.nanoTime() - begin) / 1e9);
            err.flush();
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new CourseResult(name, who.description(), accuracies, contexts, learner.bytes(), seconds);
    }

    private static JsonLine document(CourseResult result) {
        return new JsonLine()
                .put("accuracy", result.accuracies().mean())
                .put("forgetting", result.accuracies().forgetting())
                .put("per_task", result.accuracies().last())
                .put("contexts", result.lastContexts())
                .put("bytes", result.bytes())
                .put("seconds", result.seconds());
    }

    private void report(CourseResult result, Digits digits, Protocol order, Course course) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s, %s: %s%n", digits.name(), order.name().toLowerCase(Locale.ROOT), result.description());
        double[][] after = result.accuracies().after();
        out.print("accuracy %   ");
        course.tasks().forEach(task -> out.printf(" %11s", task.name()));
        out.println();
        for (int t = 0; t < after.length; t++) {
            out.printf(
                    "%-13s",
                    after.length == 1
                            ? "after all"
                            : "after " + course.tasks().get(t).name());
            for (double accuracy : after[t]) {
                out.printf(" %11.2f", 100 * accuracy);
            }
            out.println();
        }
        out.printf(
                "mean %.2f %%, forgetting %s points, %d context%s, %.1f MB, %.1f s%n",
                100 * result.accuracies().mean(),
                points(result.accuracies().forgetting()),
                result.lastContexts(),
                result.lastContexts() == 1 ? "" : "s",
                result.bytes() / 1e6,
                result.seconds());
    }

    /** Forgetting in points; a dash for who learned everything at once. */
    private static String points(double forgetting) {
        return Double.isNaN(forgetting) ? "-" : String.format(Locale.ROOT, "%.2f", 100 * forgetting);
    }

    private List<CourseResult> compare(SequentialSettings settings, Course course, Digits digits) {
        PrintWriter out = spec.commandLine().getOut();
        List<CourseResult> results = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        if (!json) {
            out.printf("%s, mean accuracy and forgetting in percent%n", digits.name());
        }
        for (Rival who : Rival.values()) {
            CourseResult result = run(who, settings, course);
            results.add(result);
            if (json) {
                lines.append(lines.isEmpty() ? "" : ",")
                        .append('"')
                        .append(result.name())
                        .append("\":")
                        .append(document(result));
            } else {
                out.printf(
                        "%-9s %6.2f %6s  %5.1f MB %6.1f s  %s%n",
                        result.name(),
                        100 * result.accuracies().mean(),
                        points(result.accuracies().forgetting()),
                        result.bytes() / 1e6,
                        result.seconds(),
                        result.description());
                out.flush();
            }
        }
        if (json) {
            out.println("{" + lines + "}");
        }
        return results;
    }
}
