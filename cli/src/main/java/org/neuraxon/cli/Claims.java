package org.neuraxon.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.CodeIdentity;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Costs;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Finding;
import org.neuraxon.lab.Laboratory;
import org.neuraxon.lab.Outcome;
import org.neuraxon.lab.Plan;
import org.neuraxon.lab.Run;
import org.neuraxon.lab.Verdict;
import org.neuraxon.lab.report.Numbers;
import org.neuraxon.lab.report.ReportPage;
import org.neuraxon.lab.report.RunCache;
import org.neuraxon.lab.report.RunTable;
import org.neuraxon.lab.statistics.Bootstrap;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.statistics.Median;
import org.neuraxon.lab.subject.Subjects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "Finished runs are kept for the same code and seed, so an interrupted run goes on where it was.",
            "Exit code 1 if a claim fails."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon claims --list",
            "  neuraxon claims --fast",
            "  neuraxon claims C10 C18 C50 --seeds 20",
            "  neuraxon claims C36 --model blueprint2 --report idle.html --csv idle.csv",
            "  neuraxon claims C13 C14 --first-seed 1001 --out docs/claims.json"
        })
final class Claims implements Callable<Integer> {

    private static final int FAST_SEEDS = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "claims, for instance C36 (default: all)")
    private List<String> ids = List.of();

    @Option(names = "--list", description = "list the claims and run none")
    private boolean list;

    @Option(names = "--seeds", paramLabel = "N", description = "how many seeds (default: 20; with --fast 3)")
    private @Nullable Integer seeds;

    @Option(
            names = {"--first-seed", "--seed"},
            paramLabel = "K",
            description = "the first of them; development uses 1 to 999 (default: ${DEFAULT-VALUE})")
    private long firstSeed = 1;

    @Option(names = "--model", paramLabel = "NAME", description = "run on this model instead of each claim's own")
    private @Nullable String model;

    @Option(
            names = "--fast",
            description = {
                "a few minutes for all claims: three seeds, experiments a twentieth as long, effects alone: LIKELY, UNLIKELY,",
                "or SKIPPED where that takes too long or would not tell; exit code 0, for it is no verdict of a claim"
            })
    private boolean fast;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "runs at the same time; the numbers do not depend on it (default: the processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--report", paramLabel = "FILE", description = "write a page with plots (HTML)")
    private @Nullable Path report;

    @Mixin
    private KeptRuns runs = new KeptRuns();

    @Option(
            names = "--resume",
            description =
                    "take the runs that the --csv file already holds and do the missing ones; for the same code only")
    private boolean resume;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "put the verdicts of a full run into this JSON file, beside those of claims not run now")
    private @Nullable Path out;

    @Override
    public Integer call() {
        Plan plan = plan();
        if (list) {
            list(plan.claims());
            return ExitCode.OK;
        }
        if (out != null && fast) {
            throw new Failure("--out takes the verdicts of a full run; a fast run has none", ExitCode.USAGE);
        }
        OutputFile.require(out, "--out");
        OutputFile.require(report, "--report");
        List<Claim> left = plan.claims().stream().filter(this::isTooLong).toList();
        plan = plan.without(left);
        RunCache kept = runs.cache();
        List<Run> known = new ArrayList<>(known());
        if (kept != null) {
            known.addAll(kept.known(plan));
        }
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = Interrupt.stops(Thread.currentThread(), finished);
        PrintWriter err = spec.commandLine().getErr();
        ClaimProgress progress = ClaimProgress.on(err);
        err.println("neuraxon: " + plan.claims().size() + (plan.claims().size() == 1 ? " claim, " : " claims, ")
                + plan.seeds() + (plan.seeds() == 1 ? " seed, " : " seeds, ") + plan.threads()
                + (plan.threads() == 1 ? " thread" : " threads") + ": about "
                + Costs.words(Costs.expected(plan, known)) + " on an otherwise idle machine");
        try (Recorder recorder = new Recorder(runs.csv, kept, known, fast, progress)) {
            List<Finding> findings = new ArrayList<>(
                    new Laboratory(org.neuraxon.lab.claim.Claims.all()).run(plan, known, recorder::take));
            left.forEach(claim -> findings.add(Laboratory.skipped(claim)));
            findings.sort(Comparator.comparing(finding -> finding.card().id()));
            progress.end();
            if (out != null) {
                new ClaimFile(out)
                        .put(
                                plan,
                                findings.stream()
                                        .collect(Collectors.toMap(f -> f.card().id(), Claims::object)));
                err.println("neuraxon: the verdicts are in " + out);
            }
            if (report != null) {
                new ReportPage(plan, findings).write(report);
                err.println("neuraxon: the report is " + report);
            }
            print(plan, findings);
            return findings.stream().anyMatch(f -> f.verdict() == Verdict.FAIL) ? ExitCode.FAILED : ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
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
                    seeds != null ? seeds : fast ? FAST_SEEDS : Criterion.SEEDS,
                    Optional.ofNullable(model),
                    fast,
                    threads);
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    /** A claim asked for by name is run however long it takes. */
    private boolean isTooLong(Claim claim) {
        return fast && ids.isEmpty() && Costs.isLeftOutWhenFast(claim);
    }

    private List<Run> known() {
        if (!resume) {
            return List.of();
        }
        Path csv = runs.csv;
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
                    .put("code_version", CodeIdentity.version())
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
                .put("caveat", card.caveat())
                .put("search", card.search());
    }

    private void print(Plan plan, List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonLine()
                    .put("mode", plan.fast() ? "indicative" : "full")
                    .put("code_version", CodeIdentity.version())
                    .put("claims", findings.stream().map(Claims::object).toList()));
            return;
        }
        if (plan.fast()) {
            out.println("Fast mode: experiments a twentieth as long, effects alone; indications, not verdicts.");
        }
        for (Finding finding : findings) {
            out.printf(
                    "%-4s %-12s %s%n",
                    finding.card().id(), finding.verdict(), finding.card().statement());
            if (finding.verdict() == Verdict.SKIPPED) {
                out.printf("     the full run takes about %s%n", Costs.words(full(finding)));
                continue;
            }
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
                .put("expected_full_seconds", full(finding))
                .put(
                        "criteria",
                        finding.outcomes().stream().map(Claims::criterion).toList());
    }

    /** What twenty seeds take one after the other. */
    private static double full(Finding finding) {
        return Criterion.SEEDS
                * Costs.full(org.neuraxon.lab.claim.Claims.of(finding.card().id()));
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
    static final class Recorder implements AutoCloseable {

        private final @Nullable RunTable table;
        private final @Nullable RunCache cache;
        private final Set<Run> known;
        private final boolean fast;
        private final ClaimProgress progress;

        Recorder(@Nullable Path file, @Nullable RunCache cache, List<Run> known, boolean fast, ClaimProgress progress) {
            table = file == null ? null : new RunTable(file, fast);
            this.cache = cache;
            this.known = Set.copyOf(known);
            this.fast = fast;
            this.progress = progress;
        }

        void take(Run run, int done, int total) {
            if (table != null) {
                table.add(run);
            }
            if (cache != null && !known.contains(run)) {
                cache.keep(run, fast);
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
