package org.neuraxon.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Finding;
import org.neuraxon.lab.Laboratory;
import org.neuraxon.lab.Outcome;
import org.neuraxon.lab.Plan;
import org.neuraxon.lab.Run;
import org.neuraxon.lab.Verdict;
import org.neuraxon.lab.report.Numbers;
import org.neuraxon.lab.report.ReportPage;
import org.neuraxon.lab.report.RunTable;
import org.neuraxon.lab.statistics.Bootstrap;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.statistics.Median;
import org.neuraxon.lab.subject.Subjects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon claims}: what the project claims, as experiments. */
@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Runs claims as experiments over paired seeds and gives each a verdict: PASS, FAIL or INCONCLUSIVE.",
            "Without an ID all of them. Twenty seeds decide; fewer can refute, and confirm exact claims only.",
            "Exit code 1 if a claim fails."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon claims --list",
            "  neuraxon claims C10 C18 C50 --seeds 20",
            "  neuraxon claims C36 --model blueprint2 --report idle.html --csv idle.csv"
        })
final class Claims implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "claims, for instance C36 (default: all)")
    private List<String> ids = List.of();

    @Option(names = "--list", description = "list the claims and run none")
    private boolean list;

    @Option(names = "--seeds", paramLabel = "N", description = "how many seeds (default: ${DEFAULT-VALUE})")
    private int seeds = 20;

    @Option(
            names = {"--first-seed", "--seed"},
            paramLabel = "K",
            description = "the first of them; development uses 1 to 999 (default: ${DEFAULT-VALUE})")
    private long firstSeed = 1;

    @Option(names = "--model", paramLabel = "NAME", description = "run on this model instead of each claim's own")
    private @Nullable String model;

    @Option(
            names = "--fast",
            description = "experiments a twentieth as long, to see that they run; no verdict of a claim")
    private boolean fast;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "runs at the same time; the numbers do not depend on it (default: the processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--report", paramLabel = "FILE", description = "write a page with plots (HTML)")
    private @Nullable Path report;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "write every number of every run as soon as it is finished")
    private @Nullable Path csv;

    @Option(
            names = "--resume",
            description =
                    "take the runs that the --csv file already holds and do the missing ones; for the same code only")
    private boolean resume;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        Plan plan = plan();
        if (list) {
            list(plan.claims());
            return ExitCode.OK;
        }
        List<Run> known = known();
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = Interrupt.stops(Thread.currentThread(), finished);
        PrintWriter err = spec.commandLine().getErr();
        ClaimProgress progress = ClaimProgress.on(err);
        try (Recorder recorder = new Recorder(csv, fast, progress)) {
            List<Finding> findings =
                    new Laboratory(org.neuraxon.lab.claim.Claims.all()).run(plan, known, recorder::take);
            progress.end();
            if (report != null) {
                new ReportPage(plan, findings).write(report);
                err.println("neuraxon: the report is " + report);
            }
            print(plan, findings);
            return findings.stream().anyMatch(f -> f.verdict() == Verdict.FAIL) ? ExitCode.FAILED : ExitCode.OK;
        } catch (UncheckedIOException e) {
            throw new Failure(String.valueOf(e.getMessage()));
        } finally {
            progress.end();
            finished.countDown();
            Interrupt.release(hook);
        }
    }

    private Plan plan() {
        try {
            Set<Claim> claims = new LinkedHashSet<>();
            ids.forEach(id -> claims.add(org.neuraxon.lab.claim.Claims.of(id)));
            if (model != null) {
                Subjects.named(model);
            }
            return new Plan(
                    claims.isEmpty() ? org.neuraxon.lab.claim.Claims.all() : new ArrayList<>(claims),
                    firstSeed,
                    seeds,
                    Optional.ofNullable(model),
                    fast,
                    threads);
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    private List<Run> known() {
        if (!resume) {
            return List.of();
        }
        if (csv == null) {
            throw new Failure("--resume needs --csv: the file with the runs that are done", ExitCode.USAGE);
        }
        try {
            return Files.exists(csv) ? RunTable.read(csv, fast) : List.of();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
    }

    private void list(List<Claim> claims) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonLine()
                    .put("code_version", org.neuraxon.core.Version.CODE)
                    .put(
                            "claims",
                            claims.stream().map(claim -> words(claim.card())).toList()));
            return;
        }
        for (Claim claim : claims) {
            out.printf(
                    "%-4s %-3s %-11s %s%n",
                    claim.card().id(),
                    claim.card().section(),
                    claim.card().model(),
                    claim.card().statement());
        }
    }

    private static JsonLine words(Card card) {
        return new JsonLine()
                .put("id", card.id())
                .put("section", card.section())
                .put("statement", card.statement())
                .put("design", card.design())
                .put("metric", card.metric())
                .put("passes", card.passes())
                .put("model", card.model())
                .put("caveat", card.caveat());
    }

    private void print(Plan plan, List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonLine()
                    .put("mode", plan.fast() ? "fast" : "full")
                    .put("code_version", org.neuraxon.core.Version.CODE)
                    .put("claims", findings.stream().map(Claims::object).toList()));
            return;
        }
        if (plan.fast()) {
            out.println("Fast mode: experiments a twentieth as long, no verdicts of the claims.");
        }
        for (Finding finding : findings) {
            out.printf(
                    "%-4s %-12s %s%n",
                    finding.card().id(), finding.verdict(), finding.card().statement());
            for (Outcome outcome : finding.outcomes()) {
                out.printf(
                        "     %-7s %s: %s%n",
                        state(outcome), outcome.criterion().text(), figure(outcome));
            }
            for (Control control : finding.card().controls()) {
                out.printf(
                        "     control %s: %s %s%n",
                        control.about(), control.series().metric(), Numbers.plain(median(finding, control)));
            }
        }
    }

    private static JsonLine object(Finding finding) {
        Outcome head = finding.headline();
        return new JsonLine()
                .put("id", finding.card().id())
                .put("verdict", finding.verdict().name())
                .put("effect", head.effect())
                .put("low", head.interval().low())
                .put("high", head.interval().high())
                .put("p", finding.p())
                .put("seeds", finding.measurements().seeds())
                .put(
                        "controls",
                        finding.card().controls().stream()
                                .map(control -> control(finding, control))
                                .toList())
                .put("seconds", finding.seconds())
                .put("model", finding.model())
                .put(
                        "criteria",
                        finding.outcomes().stream().map(Claims::criterion).toList());
    }

    private static JsonLine criterion(Outcome outcome) {
        return new JsonLine()
                .put("text", outcome.criterion().text())
                .put("state", outcome.state().name())
                .put("median", outcome.effect())
                .put("low", outcome.interval().low())
                .put("high", outcome.interval().high())
                .put("satisfied", outcome.satisfied())
                .put("seeds", outcome.seeds())
                .put("d", outcome.d())
                .put("p", outcome.p());
    }

    private static JsonLine control(Finding finding, Control control) {
        double[] known = known(finding, control);
        Interval interval =
                known.length == 0 ? new Interval(Double.NaN, Double.NaN) : Bootstrap.ofMedian(known.length, known);
        return new JsonLine()
                .put("kind", control.kind().name())
                .put("about", control.about())
                .put("metric", control.series().metric())
                .put("median", Median.of(known))
                .put("low", interval.low())
                .put("high", interval.high());
    }

    private static double median(Finding finding, Control control) {
        return Median.of(known(finding, control));
    }

    private static double[] known(Finding finding, Control control) {
        return Arrays.stream(finding.measurements().of(control.series()))
                .filter(v -> !Double.isNaN(v))
                .toArray();
    }

    private static String state(Outcome outcome) {
        return switch (outcome.state()) {
            case MET -> "met";
            case MISSED -> "MISSED";
            case OPEN -> "open";
        };
    }

    private static String figure(Outcome outcome) {
        String text = "median " + Numbers.plain(outcome.effect()) + " ("
                + Numbers.plain(outcome.interval().low()) + " to "
                + Numbers.plain(outcome.interval().high()) + "), " + outcome.satisfied() + " of " + outcome.seeds();
        return Double.isNaN(outcome.p()) ? text : text + ", p " + Numbers.plain(outcome.p());
    }

    /** Keeps what is finished. */
    private static final class Recorder implements AutoCloseable {

        private final @Nullable RunTable table;
        private final ClaimProgress progress;

        Recorder(@Nullable Path file, boolean fast, ClaimProgress progress) {
            table = file == null ? null : new RunTable(file, fast);
            this.progress = progress;
        }

        void take(Run run, int done, int total) {
            if (table != null) {
                table.add(run);
            }
            progress.finished(run, done, total);
        }

        @Override
        public void close() {
            if (table != null) {
                table.close();
            }
        }
    }
}
