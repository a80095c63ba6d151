package org.neuraxon.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.exchange.Fate;
import org.neuraxon.exchange.ImportedField;
import org.neuraxon.exchange.reference.ImportReport;
import org.neuraxon.exchange.reference.Imported;
import org.neuraxon.exchange.reference.ImportedNetwork;
import org.neuraxon.exchange.reference.ImportedTissue;
import org.neuraxon.exchange.reference.ReferenceImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon import}: brings a network of the reference along. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Reads a network saved by the reference and writes a snapshot.",
            "Version 1, version 2 or multi-sphere JSON, or the start of a trajectory; says which fields were mapped, defaulted and dropped."
        })
final class Import implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the reference's JSON, gzipped or not")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "F.nxn",
            description = "the snapshot to write (default: FILE's name with .nxn, here)")
    private @Nullable Path out;

    @Option(names = "--seed", paramLabel = "N", description = "what chance will depend on (default: ${DEFAULT-VALUE})")
    private long seed = ReferenceImport.DEFAULT_SEED;

    @Override
    public Integer call() {
        Imported imported = ReferenceImport.read(file, seed);
        ImportReport report;
        Snapshot snapshot;
        if (imported instanceof ImportedNetwork network) {
            report = network.report();
            snapshot = network.snapshot();
        } else {
            ImportedTissue tissue = (ImportedTissue) imported;
            report = tissue.report();
            snapshot = tissue.snapshot();
        }
        PrintWriter writer = spec.commandLine().getOut();
        writer.println(file + ": " + report.kind());
        for (Fate fate : Fate.values()) {
            List<ImportedField> fields = report.with(fate);
            writer.printf("%n%s (%d)%n", fate.name().toLowerCase(Locale.ROOT), report.count(fate));
            fields.forEach(field -> writer.printf("  %-44s %6d  %s%n", field.path(), field.count(), field.reason()));
        }
        Path target = out == null ? Path.of(stem(file) + ".nxn") : out;
        SnapshotFile.write(snapshot, target);
        writer.printf("%nwritten to %s%n", target);
        return ExitCode.OK;
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        for (String ending : List.of(".gz", ".json")) {
            if (name.endsWith(ending)) {
                name = name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }
}
