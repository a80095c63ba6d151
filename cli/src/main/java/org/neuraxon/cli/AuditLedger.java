package org.neuraxon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Reexecution;
import org.neuraxon.ledger.Standing;
import org.neuraxon.ledger.file.Audit;
import org.neuraxon.ledger.file.Book;
import org.neuraxon.upow.CellTable;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.bpp.Kernels;
import org.neuraxon.upow.task.WorkFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon audit}: is everything in a ledger true? */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Checks a copy of a ledger without asking anybody.",
            "It reads the chain, seeds, signatures and every rule, and re-executes the scores of all claims or of a"
                    + " sample. Exit code 1 if anything is wrong; the sentence names segment and record."
        },
        footerHeading = "%nExample:%n",
        footer = "  neuraxon audit ledger --sample 1400 --compare other-validator/ledger --receipts mine.csv")
final class AuditLedger implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "LEDGER", description = "the folder with the segments, or the folder of a node")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "claims to re-execute (default: all); 0 checks everything but scores")
    private int sample = Integer.MAX_VALUE;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "any text; which claims are drawn depends on it (default: drawn by chance, and printed)")
    private @Nullable String seed;

    @Option(
            names = "--task",
            paramLabel = "FILE",
            description = "the network's task (default: the file " + Book.TASK + " in the ledger)")
    private @Nullable Path task;

    @Option(
            names = "--compare",
            paramLabel = "LEDGER",
            description = "another validator's copy, which must not say anything else; may be given again")
    private List<Path> others = new ArrayList<>();

    @Option(
            names = "--receipts",
            paramLabel = "CSV",
            description = "what 'neuraxon mine' was told was recorded, and must still be")
    private @Nullable Path receipts;

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: the processors)")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (sample < 0) {
            throw new Failure("--sample must be 0 or more, not " + sample, ExitCode.USAGE);
        }
        folder = ledgerIn(folder);
        others.replaceAll(AuditLedger::ledgerIn);
        String lot = seed == null ? chance() : seed;
        PrintWriter err = spec.commandLine().getErr();
        Audit audit = new Audit(folder);
        Audit.Report report;
        try {
            report = audit(audit, lot);
        } catch (LedgerException e) {
            if (json) {
                // Not even its rules can be read, so there is nothing else to say of it.
                spec.commandLine()
                        .getOut()
                        .println(new JsonLine()
                                .put("sound", false)
                                .put("problems", List.of(String.valueOf(e.getMessage()))));
            }
            throw new Failure(String.valueOf(e.getMessage()));
        }
        List<String> problems = new ArrayList<>();
        report.problem().ifPresent(problems::add);
        for (Path other : others) {
            compare(audit, other).ifPresent(problems::add);
        }
        if (receipts != null) {
            problems.addAll(missing(audit, receipts));
        }
        spec.commandLine()
                .getOut()
                .print(json ? document(report, lot, problems) + System.lineSeparator() : text(report, lot, problems));
        problems.forEach(problem -> err.println("neuraxon: " + problem));
        return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** The folder itself or, where it is that of a whole node, the ledger in it. */
    private static Path ledgerIn(Path named) {
        return ledgerOf(named)
                .orElseThrow(() -> new Failure(
                        named + " holds no ledger; name the folder that 'neuraxon node --folder' was given"));
    }

    /** The ledger in a folder or in that of a whole node; empty if there is none. */
    static Optional<Path> ledgerOf(Path named) {
        return Stream.of(named, named.resolve("ledger")).filter(Book::isIn).findFirst();
    }

    private Audit.Report audit(Audit audit, String lot) throws InterruptedException {
        if (sample == 0) {
            return audit.run(Optional.empty(), 0, lot, (done, all) -> {});
        }
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (count < 1) {
            throw new Failure("--threads must be 1 or more, not " + count, ExitCode.USAGE);
        }
        WorkFile file = WorkFile.read(task == null ? folder.resolve(Book.TASK) : task);
        List<Reexecution> judges = new ArrayList<>();
        PrintWriter err = spec.commandLine().getErr();
        try {
            return audit.run(
                    Optional.of(rules -> {
                        Reexecution judge = Reexecution.of(file, rules, count, Kernels.best());
                        judges.add(judge);
                        return judge;
                    }),
                    sample,
                    lot,
                    (done, all) -> {
                        err.println("neuraxon: " + done + " of " + all + " claims re-executed");
                        err.flush();
                    });
        } finally {
            judges.forEach(Reexecution::close);
        }
    }

    private static String chance() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return Hex.of(bytes);
    }

    private static Optional<String> compare(Audit audit, Path other) throws InterruptedException {
        try {
            return audit.parting(other)
                    .map(index -> other + " says something else from entry " + index
                            + " on; of these two validators one lies or both were lied to");
        } catch (LedgerException e) {
            return Optional.of(other + ": " + e.getMessage());
        }
    }

    private static List<String> missing(Audit audit, Path file) {
        List<String> problems = new ArrayList<>();
        CellTable table;
        try {
            table = new CellTable(Files.readString(file), "receipts");
        } catch (IOException e) {
            throw new Failure("cannot read " + file + " (" + e.getClass().getSimpleName() + ")");
        } catch (UpowException e) {
            throw new Failure(file + ": " + e.getMessage());
        }
        int index = table.column("index");
        int hash = table.column("hash");
        if (index < 0 || hash < 0) {
            throw new Failure(file + ": the first line of a table of receipts names the columns, index,hash");
        }
        for (CellTable.Row row : table.rows()) {
            String entry = row.cells().get(index);
            String told = row.cells().get(hash).toLowerCase(Locale.ROOT);
            if (!entry.matches("\\d{1,18}")) {
                throw new Failure(file + ", " + row.name() + ": a receipt is index,hash, and no index is " + entry);
            }
            Optional<String> own = audit.hash(Long.parseLong(entry));
            if (!own.equals(Optional.of(told))) {
                problems.add("entry " + entry + " was acknowledged with hash " + told
                        + own.map(other -> ", and the ledger has " + other)
                                .orElse(", and the ledger does not have it"));
            }
        }
        return problems;
    }

    private String text(Audit.Report report, String lot, List<String> problems) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%s: %s%n", folder, problems.isEmpty() ? "sound" : "NOT SOUND, " + problems.size() + " problem(s)"));
        text.append(String.format("  network %s%n", report.network()));
        text.append(String.format(
                "  %d entries in %d segments, %d epochs, %d solutions counted, %d wrong claims on record%n",
                report.entries(), report.segments(), report.epochs(), report.counted(), report.strikes()));
        text.append(String.format("  head    %s%n", report.head()));
        if (report.tornBytes() > 0) {
            text.append(
                    String.format("  %d bytes behind the last record: its writer was cut off%n", report.tornBytes()));
        }
        text.append(confidence(report, lot));
        for (Standing standing : report.standings()) {
            text.append(String.format(
                    "  miner %s: %d counted, %d points, %d wrong claims%n",
                    standing.miner(), standing.counted(), standing.points(), standing.strikes()));
        }
        return text.toString();
    }

    private static String confidence(Audit.Report report, String lot) {
        if (report.executed() == report.claims()) {
            return String.format("  all %d claims re-executed%n", report.executed());
        }
        if (report.executed() == 0) {
            return String.format("  no claim re-executed: the scores are the validators' word%n");
        }
        return String.format(
                "  n = %d of %d claims re-executed (seed %s): were a share r = %.6f or more false,%n"
                        + "  this would have been missed with a chance of (1 - r)^n < 1e-6%n",
                report.executed(), report.claims(), lot, report.falseShare());
    }

    private JsonLine document(Audit.Report report, String lot, List<String> problems) {
        List<JsonLine> miners = new ArrayList<>();
        for (Standing standing : report.standings()) {
            miners.add(new JsonLine()
                    .put("miner", standing.miner())
                    .put("counted", standing.counted())
                    .put("points", standing.points())
                    .put("strikes", standing.strikes()));
        }
        return new JsonLine()
                .put("sound", problems.isEmpty())
                .put("problems", problems)
                .put("network", report.network())
                .put("entries", report.entries())
                .put("segments", report.segments())
                .put("head", report.head())
                .put("epochs", report.epochs())
                .put("counted", report.counted())
                .put("strikes", report.strikes())
                .put("claims", report.claims())
                .put("executed", report.executed())
                .put("seed", lot)
                .put("r", report.falseShare())
                .put("n", report.executed())
                .put("miss", Audit.MISS)
                .put("torn_bytes", report.tornBytes())
                .put("miners", miners);
    }
}
