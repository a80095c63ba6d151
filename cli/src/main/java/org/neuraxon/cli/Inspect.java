package org.neuraxon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.upow.task.WorkFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon inspect}: what is in a snapshot, a task or a ledger. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Lists what is in a snapshot, a task or a ledger.",
            "A snapshot's kind, version, and every value with its type, size and range; a task's rows, neurons, places"
                    + " and hashes; every entry of a ledger."
        })
final class Inspect implements Callable<Integer> {

    private static final int SHOWN = 60;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a snapshot, a task, or the folder of a ledger or of a node")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--json", description = "one JSON document instead of text")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Path> ledger = AuditLedger.ledgerOf(file);
        if (ledger.isPresent()) {
            LedgerText text = LedgerText.of(ledger.get());
            out.print(json ? text.json() + System.lineSeparator() : text.text());
            text.problem().ifPresent(problem -> {
                throw new Failure(problem);
            });
            return ExitCode.OK;
        }
        if (isTask()) {
            WorkFile task = WorkFile.read(file);
            out.print(json ? TaskText.json(task) + System.lineSeparator() : TaskText.of(file, task));
            return ExitCode.OK;
        }
        Snapshot snapshot = SnapshotFile.read(file);
        if (json) {
            JsonLine line = new JsonLine();
            line.put("kind", snapshot.kind());
            line.put("code_version", snapshot.codeVersion());
            line.put("format_version", SnapshotFile.FORMAT_VERSION);
            JsonLine values = new JsonLine();
            snapshot.entries().forEach((name, value) -> values.put(name, describe(value)));
            line.put("values", values);
            out.println(line);
        } else {
            out.printf(
                    "%s: %s, written by version %s (format %d), %d values, checksum sound%n",
                    file,
                    "aeiou".indexOf(snapshot.kind().charAt(0)) < 0 ? "a " + snapshot.kind() : "an " + snapshot.kind(),
                    snapshot.codeVersion(),
                    SnapshotFile.FORMAT_VERSION,
                    snapshot.entries().size());
            for (Map.Entry<String, Object> entry : snapshot.entries().entrySet()) {
                out.printf("  %-52s %s%n", entry.getKey(), describe(entry.getValue()));
            }
        }
        return ExitCode.OK;
    }

    private boolean isTask() {
        try (InputStream in = Files.newInputStream(file)) {
            return WorkFile.isWork(in.readNBytes(Long.BYTES));
        } catch (IOException e) {
            // Whoever reads the whole file says better what is wrong with it.
            return false;
        }
    }

    private static String describe(Object value) {
        if (!value.getClass().isArray()) {
            String text = value.toString();
            return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        }
        int length = Array.getLength(value);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int missing = 0;
        for (int i = 0; i < length; i++) {
            double element = Array.getDouble(value, i);
            if (Double.isNaN(element)) {
                missing++;
            } else {
                low = Math.min(low, element);
                high = Math.max(high, element);
            }
        }
        String type = value.getClass().getComponentType().getSimpleName() + "[" + length + "]";
        String range = missing == length ? "" : "  " + number(low) + " to " + number(high);
        return type + range + (missing == 0 ? "" : "  " + missing + " NaN");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format("%.6g", value);
    }
}
