package org.neuraxon.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.exchange.reference.ReferenceExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon export}: gives a network back to the reference. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes the blueprint 2 network or tissue of a snapshot as JSON that the reference can load.")
final class Export implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a snapshot")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "F.json",
            description = "the file to write (default: standard output)")
    private @Nullable Path out;

    @Override
    public Integer call() {
        String json = ReferenceExport.json(SnapshotFile.read(file), file.toString());
        if (out == null) {
            spec.commandLine().getOut().println(json);
        } else {
            ReferenceExport.write(json, out);
            spec.commandLine().getErr().println("written to " + out);
        }
        return ExitCode.OK;
    }
}
