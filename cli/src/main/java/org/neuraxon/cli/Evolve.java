package org.neuraxon.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.Workers;
import org.neuraxon.evolve.run.Contest;
import org.neuraxon.evolve.run.EvolutionFile;
import org.neuraxon.lab.report.DescentPage;
import org.neuraxon.lab.series.Descent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neuraxon evolve}: lets networks evolve for a task. */
@Command(
        name = "evolve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Lets networks evolve for a task and prints how good the best became.",
            "best: on the instances that evolution saw; fresh: on others; curve: on average while it went on. The same"
                    + " seed gives the same champion and lineage",
            "for any number of workers. With --random-search: the same budget without inheritance beside it, and the",
            "difference over --runs seeds with its exact signed-rank p."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon evolve --fitness bandit --out champion.nxn",
            "  neuraxon evolve --fitness association --random-search --runs 20",
            "  neuraxon evolve --fitness sequence --evaluations 1000000 --islands 4 --checkpoint long.nxn",
            "  neuraxon evolve --resume long.nxn",
            "  neuraxon evolve --task load.task --out champion.nxn --plot page.html"
        })
final class Evolve implements Callable<Integer> {

    private static final long SAVED_EVERY_NANOS = 10_000_000_000L;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final EvolveOptions options = new EvolveOptions();

    @Option(names = "--random-search", description = "also search by chance alone, with the same budget")
    private boolean randomSearch;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "seeds, from --seed on; 20 make p meaningful (default: ${DEFAULT-VALUE})")
    private int runs = 1;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "threads; no number depends on it (default: the processors)")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "keep the state of the evolution in this file: now and then, at the end and on Ctrl-C")
    private @Nullable Path checkpoint;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "go on from such a file, with its settings, as if nothing had been; it is kept up to date")
    private @Nullable Path resume;

    @Option(names = "--out", paramLabel = "FILE", description = "write the champion's genome (of the last seed)")
    private @Nullable Path out;

    @Option(
            names = "--plot",
            paramLabel = "PAGE.html",
            description =
                    "with --task: a page that shows the champion beside its unevolved ancestors, on rows it never saw")
    private @Nullable Path page;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (runs < 1 || runs > 1_000) {
            throw new Failure("--runs must be 1 to 1000, not " + runs, ExitCode.USAGE);
        }
        if (workers < 1 || workers > 1_000) {
            throw new Failure("--workers must be 1 to 1000, not " + workers, ExitCode.USAGE);
        }
        OutputFile.require(out, "--out");
        OutputFile.require(page, "--plot");
        Path kept = checkpoint == null ? resume : checkpoint;
        if (kept != null && runs > 1) {
            throw new Failure("--checkpoint and --resume are for one run, not for " + runs, ExitCode.USAGE);
        }
        OutputFile.require(kept, checkpoint == null ? "--resume" : "--checkpoint");
        boolean series = options.task().isPresent();
        if (page != null && !series) {
            throw new Failure("--plot compares forecasters; it needs --task", ExitCode.USAGE);
        }
        Evolution last =
                resume == null ? options.evolution(0) : series ? options.resumed(resume) : EvolutionFile.read(resume);
        EvolveReport report = new EvolveReport(randomSearch);
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = Interrupt.stops(Thread.currentThread(), finished);
        try (Workers threads = new Workers(workers)) {
            for (int run = 0; run < runs; run++) {
                last = run == 0 ? last : options.evolution(run);
                Contest contest = Contest.beside(last);
                spend(contest.evolution(), threads, kept);
                if (randomSearch) {
                    spend(contest.randomSearch(), threads, null);
                }
                report.add(contest);
            }
            if (out != null) {
                EvolutionFile.writeChampion(last, out);
            }
            PrintWriter stdout = spec.commandLine().getOut();
            Optional<Descent> descent = series ? Optional.of(new Descent(last, options.kept())) : Optional.empty();
            if (json) {
                stdout.println(report.json(last, descent));
            } else {
                report.print(stdout, last);
                descent.ifPresent(compared -> EvolveReport.print(stdout, compared));
            }
            if (page != null && descent.isPresent()) {
                new DescentPage(
                                options.task().orElseThrow() + ", " + last.evaluations() + " networks lived",
                                "neuraxon "
                                        + String.join(
                                                " ",
                                                spec.root()
                                                        .commandLine()
                                                        .getParseResult()
                                                        .originalArgs()),
                                descent.get())
                        .write(page);
                spec.commandLine().getErr().println("page written to " + page);
            }
            stdout.flush();
            return ExitCode.OK;
        } finally {
            finished.countDown();
            Interrupt.release(hook);
        }
    }

    /** Lets a search go on to its end, and keeps its state in a file if there is one. */
    private void spend(Evolution search, Workers threads, @Nullable Path kept) throws InterruptedException {
        int budget = search.settings().budget().evaluations();
        String what = "evaluations of seed " + search.seed() + ", "
                + search.selection().key();
        Progress progress = new Progress(spec.commandLine().getErr(), what, budget);
        progress.some(search.evaluations());
        long saved = System.nanoTime();
        try {
            while (!search.done()) {
                int before = search.evaluations();
                search.generation(threads);
                progress.some(search.evaluations() - before);
                if (kept != null && System.nanoTime() - saved >= SAVED_EVERY_NANOS) {
                    EvolutionFile.write(search, kept);
                    saved = System.nanoTime();
                }
            }
        } finally {
            if (kept != null) {
                EvolutionFile.write(search, kept);
            }
        }
    }
}
