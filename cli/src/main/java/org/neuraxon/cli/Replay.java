package org.neuraxon.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.neuraxon.exchange.trajectory.ReplayResult;
import org.neuraxon.exchange.trajectory.Trajectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon replay}: does this engine do what the reference did? */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Plays a golden trajectory and compares every state and number with the recording.",
            "The last line of standard output is 'identical' (exit 0) or 'different: step S, VARIABLE[INDEX], expected E, got G' (exit 1)."
        })
final class Replay implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a trajectory (JSON, gzipped or not)")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "largest |x - y| / (1 + |x|) that counts as equal (default: ${DEFAULT-VALUE})")
    private double tolerance = org.neuraxon.exchange.trajectory.Replay.TOLERANCE;

    @Override
    public Integer call() {
        if (!(tolerance >= 0)) {
            throw new Failure("--tolerance must be 0 or more, not " + tolerance, ExitCode.USAGE);
        }
        Trajectory trajectory = Trajectory.read(file);
        ReplayResult result = org.neuraxon.exchange.trajectory.Replay.play(trajectory, tolerance);
        spec.commandLine()
                .getErr()
                .printf(
                        "%s: %s, %d steps, %d numbers compared, largest deviation %.2g%n",
                        trajectory.name(),
                        trajectory.kind(),
                        trajectory.steps(),
                        result.numbers(),
                        result.largestDeviation());
        spec.commandLine().getOut().println(result);
        return result.identical() ? ExitCode.OK : ExitCode.FAILED;
    }
}
