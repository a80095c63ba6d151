package org.neuraxon.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.neuraxon.lab.CodeIdentity;
import org.neuraxon.lab.Laboratory;
import org.neuraxon.lab.Plan;
import org.neuraxon.lab.Run;
import org.neuraxon.lab.report.RunCache;
import org.neuraxon.lab.study.Studies;
import org.neuraxon.lab.study.Study;
import org.neuraxon.lab.study.Study.Cell;
import org.neuraxon.lab.study.Study.Condition;
import org.neuraxon.lab.study.Study.Measure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon vitals compare}: what presets, mechanisms and modulators of the living model are worth. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Measures the living model under several conditions over paired seeds and prints medians with effect sizes.",
            "presets: calm, balanced, excitable. mechanisms: each switched off. modulators: each fixed at 0 and at 1.",
            "Finished runs are kept for the same code and seed, so an interrupted comparison goes on where it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon vitals compare presets",
            "  neuraxon vitals compare mechanisms --seeds 5 --csv ablation.csv",
            "  neuraxon vitals compare modulators --json"
        })
final class VitalsCompare implements Callable<Integer> {

    private static final int COLUMNS = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "WHAT", description = "presets, mechanisms or modulators")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String what;

    @Option(names = "--seeds", paramLabel = "N", description = "how many seeds (default: ${DEFAULT-VALUE})")
    private int seeds = 5;

    @Option(
            names = {"--first-seed", "--seed"},
            paramLabel = "K",
            description = "the first of them (default: ${DEFAULT-VALUE})")
    private long firstSeed = 1;

    @Option(names = "--fast", description = "experiments a twentieth as long: to see that it runs, not for figures")
    private boolean fast;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "runs at the same time; the numbers do not depend on it (default: the processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Mixin
    private KeptRuns runs = new KeptRuns();

    @Override
    public Integer call() {
        Study study;
        Plan plan;
        try {
            study = Studies.named(what);
            plan = new Plan(study.arms(), firstSeed, seeds, Optional.empty(), fast, threads);
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
        RunCache kept = runs.cache();
        List<Run> known = kept == null ? List.of() : kept.known(plan);
        PrintWriter err = spec.commandLine().getErr();
        err.println("neuraxon: " + study.arms().size() + " conditions to run, " + seeds + " seeds, " + threads
                + " threads" + (known.isEmpty() ? "" : "; " + known.size() + " runs are kept from before"));
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = Interrupt.stops(Thread.currentThread(), finished);
        ClaimProgress progress = ClaimProgress.on(err);
        try (Claims.Recorder recorder = new Claims.Recorder(runs.csv, kept, known, fast, progress)) {
            List<Cell> cells =
                    study.cells(new Laboratory(new ArrayList<>(study.arms())).run(plan, known, recorder::take));
            progress.end();
            print(study, cells);
            return ExitCode.OK;
        } catch (UncheckedIOException e) {
            throw new Failure(String.valueOf(e.getMessage()));
        } finally {
            progress.end();
            finished.countDown();
            Interrupt.release(hook);
        }
    }

    private void print(Study study, List<Cell> cells) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonLine()
                    .put("study", study.name())
                    .put("mode", fast ? "indicative" : "full")
                    .put("code_version", CodeIdentity.version())
                    .put("first_seed", firstSeed)
                    .put("seeds", seeds)
                    .put("cells", cells.stream().map(VitalsCompare::object).toList()));
            return;
        }
        if (fast) {
            out.println("Fast mode: experiments a twentieth as long; not for figures.");
        }
        out.println(study.question());
        out.println(
                "Medians of " + seeds + " seeds from " + firstSeed + "; in brackets d, with * where |d| is 2 or more.");
        for (int from = 0; from < study.measures().size(); from += COLUMNS) {
            table(
                    out,
                    study,
                    cells,
                    study.measures()
                            .subList(
                                    from,
                                    Math.min(from + COLUMNS, study.measures().size())));
        }
        out.println();
        for (Measure measure : study.measures()) {
            out.printf(Locale.ROOT, "%-15s %s%n", measure.name(), measure.about());
        }
    }

    private static void table(PrintWriter out, Study study, List<Cell> cells, List<Measure> measures) {
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%n%-28s", ""));
        measures.forEach(measure -> head.append(String.format(Locale.ROOT, " %-18s", measure.name())));
        out.println(head.toString().stripTrailing());
        for (Condition condition : study.conditions()) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-28s", condition.name()));
            cells.stream()
                    .filter(cell -> cell.condition().equals(condition) && measures.contains(cell.measure()))
                    .forEach(cell -> row.append(String.format(Locale.ROOT, " %-18s", text(cell))));
            out.println(row.toString().stripTrailing());
        }
    }

    private static String text(Cell cell) {
        if (Double.isNaN(cell.median())) {
            return "-";
        }
        String value = String.format(Locale.ROOT, "%.4g", cell.median());
        if (Double.isNaN(cell.d())) {
            return value;
        }
        String d = Math.abs(cell.d()) >= 100
                ? (cell.d() > 0 ? ">99" : "<-99")
                : cell.d() == 0 ? "0" : String.format(Locale.ROOT, "%.1f", cell.d());
        return value + " (" + d + ")" + (cell.large() ? "*" : "");
    }

    private static JsonLine object(Cell cell) {
        return new JsonLine()
                .put("condition", cell.condition().name())
                .put("reference", cell.condition().reference())
                .put("measure", cell.measure().name())
                .put("about", cell.measure().about())
                .put("median", cell.median())
                .put("d", cell.d())
                .put("seeds", cell.seeds());
    }
}
