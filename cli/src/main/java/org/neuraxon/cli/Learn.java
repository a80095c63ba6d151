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
import org.neuraxon.lab.sequential.InTime;
import org.neuraxon.lab.sequential.Learner;
import org.neuraxon.lab.sequential.Pictures;
import org.neuraxon.lab.sequential.Protocol;
import org.neuraxon.lab.sequential.Rival;
import org.neuraxon.lab.sequential.Task;
import org.neuraxon.learn.sequential.SequentialSettings;
import org.neuraxon.learn.sequential.TemporalSettings;
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
            "Learns classes of pictures one task after another, in one pass, a sample at a time, and asks after each"
                    + " task what is still known.",
            "split: two classes at a time, asked for one of all. permuted: ten orders of the pixels. changed: upside"
                    + " down, inverted, noise, shifted.",
            "Nobody is told where a task begins (ewc is told where it ends).",
            "--in-time: a living network sees each picture row by row, a moment each, holds it over a gap, and answers"
                    + " from its state alone."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon learn",
            "  neuraxon learn --data mnist --protocol split --neurons 1000",
            "  neuraxon learn --data mnist --protocol permuted --samples-per-task 3000 --compare --plot permuted.html",
            "  neuraxon learn --in-time --gap 100 --interrupt noise"
        })
final class Learn implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "a folder with four IDX files as of MNIST, gzipped or not (default: 1,797 small digits that come"
                            + " with the program)")
    private @Nullable Path data;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "split, permuted or changed (default: ${DEFAULT-VALUE})")
    private String protocol = "split";

    @Option(names = "--neurons", paramLabel = "N", description = "trinary neurons (default: 500; in time 1200)")
    private @Nullable Integer neurons;

    @Option(
            names = "--tolerance",
            paramLabel = "PIXELS",
            description = "by how much what a neuron looks for may be displaced; 2 suits pictures, not permuted ones"
                    + " (default: ${DEFAULT-VALUE})")
    private int tolerance;

    @Option(
            names = "--samples-per-task",
            paramLabel = "N",
            description = "the most to learn in a task (default: ${DEFAULT-VALUE})")
    private int samples = 6000;

    @Option(names = "--ask", paramLabel = "N", description = "the most to be asked of a task (default: all)")
    private @Nullable Integer ask;

    @Option(names = "--seed", paramLabel = "N", description = "what chance depends on (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description =
                    "who learns: neuraxon, shared, sgd, novelty, dropout, gate, ewc, si, contexts, xdg, fly, replay,"
                            + " mean, lda or joint (default: ${DEFAULT-VALUE})")
    private String by = "neuraxon";

    @Option(
            names = "--in-time",
            description = "pictures come as rows to a living network, a moment each; the readout sees its state at the"
                    + " answer only")
    private boolean inTime;

    @Option(
            names = "--gap",
            paramLabel = "MOMENTS",
            description = "in time: from the last row to the answer (default: ${DEFAULT-VALUE})")
    private int gap = 20;

    @Option(
            names = "--body",
            paramLabel = "NAME",
            description = "in time: holding (laid out to hold) or small_world (the living model as it comes) (default:"
                    + " ${DEFAULT-VALUE})")
    private String body = "holding";

    @Option(
            names = "--noise",
            paramLabel = "SD",
            description = "in time: noise of the membranes; the living model's own is 0.89 (default: 0.1)")
    private @Nullable Double noise;

    @Option(
            names = "--interrupt",
            paramLabel = "NAME",
            description = "in time: what comes in the gap without being attended to: none, digit or noise (default:"
                    + " ${DEFAULT-VALUE})")
    private String interrupt = "none";

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
        OutputFile.require(plot, "--plot");
        Digits digits = data == null ? Digits.embedded() : read(data);
        Course course = new Course(digits, order, samples, seed);
        if (ask != null) {
            if (ask < 1) {
                throw new Failure("--ask must be 1 or more, not " + ask, ExitCode.USAGE);
            }
            course = course.asking(ask);
        }
        List<CourseResult> results = new ArrayList<>();
        if (inTime) {
            results.add(inTime(who, digits, order, course));
        } else if (compare) {
            results.addAll(compare(settings(digits), course, digits));
        } else {
            CourseResult result = run(who, settings(digits), course);
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

    private SequentialSettings settings(Digits digits) {
        try {
            return SequentialSettings.of(digits.train().width(), digits.train().height(), digits.classes())
                    .withNeurons(neurons == null ? 500 : neurons)
                    .withTolerance(tolerance)
                    .withSeed(seed);
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage() + ".", ExitCode.USAGE);
        }
    }

    private CourseResult inTime(Rival who, Digits digits, Protocol order, Course course) {
        if (compare || who != Rival.NEURAXON || tolerance != 0) {
            throw new Failure("--in-time goes without --compare, --by and --tolerance.", ExitCode.USAGE);
        }
        InTime.Interruption interruption = choice("--interrupt", interrupt, InTime.Interruption.values());
        InTime learner;
        try {
            TemporalSettings settings = TemporalSettings.of(
                            digits.train().width(), digits.train().height(), digits.classes())
                    .withBody(choice("--body", body, TemporalSettings.Body.values()))
                    .withSeed(seed);
            settings = neurons == null ? settings : settings.withNeurons(neurons);
            settings = noise == null ? settings : settings.withNoise(noise);
            learner = new InTime(settings, gap, interruption);
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage() + ".", ExitCode.USAGE);
        }
        String meanwhile = interruption == InTime.Interruption.NONE
                ? ""
                : ", interrupted by " + interruption.name().toLowerCase(Locale.ROOT);
        CourseResult result = run(
                "in time",
                "rows in time, " + gap + " moments from the last row to the answer" + meanwhile,
                new Reporting(learner, spec.commandLine().getErr()),
                course);
        if (json) {
            spec.commandLine().getOut().println(document(result).put("gap", gap));
        } else {
            report(result, digits, order, course);
        }
        return result;
    }

    /** Says now and then how far it is: in time a course takes minutes. */
    private static final class Reporting implements Learner {
        private static final int EVERY = 1000;
        private final Learner learner;
        private final PrintWriter err;
        private int learned;
        private int asked;

        Reporting(Learner learner, PrintWriter err) {
            this.learner = learner;
            this.err = err;
        }

        @Override
        public void learn(float[] picture, int label) {
            learner.learn(picture, label);
            learned++;
            report(learned);
        }

        @Override
        public int guess(float[] picture) {
            int label = learner.guess(picture);
            asked++;
            report(asked);
            return label;
        }

        private void report(int count) {
            if (count % EVERY == 0) {
                err.printf("neuraxon: learned %d, asked %d%n", learned, asked);
                err.flush();
            }
        }

        @Override
        public long bytes() {
            return learner.bytes();
        }
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
        Course lived = who.mixed() ? course.mixed() : course;
        return run(who.name().toLowerCase(Locale.ROOT), who.description(), who.start(settings), lived);
    }

    private CourseResult run(String name, String description, Learner learner, Course course) {
        PrintWriter err = spec.commandLine().getErr();
        long begin = System.nanoTime();
        int tasks = course.tasks().size();
        List<Integer> contexts = new ArrayList<>();
        Accuracies accuracies = course.run(learner, done -> {
            contexts.add(learner.contexts());
            err.printf("neuraxon: %s, %d of %d tasks, %.1f s%n", name, done, tasks, (System.nanoTime() - begin) / 1e9);
            err.flush();
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new CourseResult(name, description, accuracies, contexts, learner.bytes(), seconds);
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
