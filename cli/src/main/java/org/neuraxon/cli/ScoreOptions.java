package org.neuraxon.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neuraxon.upow.bpp.Kernel;
import org.neuraxon.upow.bpp.Kernels;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.bpp.Workers;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.TaskFile;
import org.neuraxon.upow.task.WorkFile;
import picocli.CommandLine.Option;

/** What {@code score} and {@code mine} share: the task, how it is scored, and on how many threads. */
final class ScoreOptions {

    @Option(names = "--task", paramLabel = "FILE", description = "the task file")
    private @Nullable Path file;

    @Option(names = "--rows", paramLabel = "T", description = "use the task's first T rows (default: all)")
    private @Nullable Integer rows;

    @Option(
            names = "--window",
            paramLabel = "W",
            description = "samples before a prediction (default: ${DEFAULT-VALUE})")
    private int window = Setting.PUBLIC.window();

    @Option(
            names = "--max-ticks",
            paramLabel = "X",
            description = "ticks at which a window counts as never finishing (default: ${DEFAULT-VALUE})")
    private int maxTicks = Setting.PUBLIC.maxTicks();

    @Option(names = "--mutations", paramLabel = "S", description = "steps of the search (default: ${DEFAULT-VALUE})")
    private int mutations = Setting.PUBLIC.mutations();

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: the processors)")
    private @Nullable Integer threads;

    @Option(
            names = "--kernel",
            paramLabel = "K",
            description =
                    "plain, or auto: vector instructions where this Java offers them (default: ${DEFAULT-VALUE}); same"
                            + " scores")
    private String kernel = "auto";

    boolean namesTask() {
        return file != null;
    }

    /** The task, of whatever algorithm. */
    WorkFile work() {
        if (file == null) {
            throw new Failure("which task? Name its file with --task", ExitCode.USAGE);
        }
        return WorkFile.read(file);
    }

    /** The task of algorithm bpp9000. */
    TaskFile taskFile() {
        if (work() instanceof TaskFile task) {
            return task;
        }
        throw new Failure(
                file + " is a task of algorithm neuraxon, whose networks are scored on challenges; evolve for it with"
                        + " 'neuraxon evolve --task', or mine with --node",
                ExitCode.USAGE);
    }

    Task task() {
        Task whole = taskFile().task();
        return rows == null ? whole : whole.firstRows(rows);
    }

    /** How many of a task's rows are used. */
    int rows(TaskFile task) {
        return rows == null ? task.task().rows() : rows;
    }

    Setting setting() {
        return Usage.of(() -> new Setting(window, maxTicks, mutations));
    }

    /** Threads with a scorer each. */
    Workers workers(Task task, Setting setting) {
        return new Workers(threads(), task, setting, kernel());
    }

    int threads() {
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (count < 1) {
            throw new Failure("--threads must be 1 or more, not " + count, ExitCode.USAGE);
        }
        return count;
    }

    Kernel kernel() {
        return switch (kernel) {
            case "plain" -> Kernels.plain();
            case "auto" -> Kernels.best();
            default -> throw new Failure("--kernel must be plain or auto, not " + kernel, ExitCode.USAGE);
        };
    }
}
