package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void helpGoesToStandardOutput() {
        assertThat(run("--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Usage: neuraxon", "NEURAXON_JAVA", "130");
        assertThat(err.toString()).isEmpty();
    }

    /** The list of commands shows the first line of each description and nothing else. */
    @Test
    void everyCommandSaysWhatItDoesInOneSentence() {
        assertThat(Main.commandLine().getSubcommands())
                .hasSizeGreaterThan(10)
                .allSatisfy((name, command) -> assertThat(
                                command.getCommandSpec().usageMessage().description()[0])
                        .as(name)
                        .endsWith("."));
    }

    @Test
    void theVersionComesFromTheBuild() {
        assertThat(run("--version")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().strip()).matches("neuraxon \\d+\\.\\d+\\.\\d+\\S*");
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        assertThat(run("--no-such-option")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--no-such-option");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void noCommandIsAUsageError() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Which command?", "forecast", "--version");
    }

    @Test
    void aWrongOptionIsASentenceAndAHint() {
        assertThat(run("watch", "--rows", "many")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines())
                .containsExactly(
                        "neuraxon: Invalid value for option '--rows': 'many' is not a whole number",
                        "'neuraxon watch --help' tells what can be said");
        assertThat(run("forecast", "a.csv", "--horizn", "3")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'--horizn'", "--horizon").doesNotContain("Usage:");
        assertThat(run("node", "--port", "99999")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--port must be 0 to 65535, not 99999");
        assertThat(run("task")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("The command is 'task make'", "Usage: neuraxon task");
    }

    @Test
    void aSeriesThatNeverChangesHasNoScaledError(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("flat.csv"), "value\n" + "5\n".repeat(60));
        assertThat(run("forecast", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("all answers are the same", "MAPE").doesNotContain("NaN");
    }

    /** Runs a command that exists in this test only. */
    private int runAdded(String name, Object command) {
        CommandLine line = Main.commandLine().addSubcommand(command);
        // Setters reach the commands that are already there.
        line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(line.getExecutionExceptionHandler());
        return line.execute(name);
    }

    @Test
    void aProblemIsOneSentence() {
        assertThat(runAdded("failing", new Failing())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString().strip())
                .isEqualTo("neuraxon: IllegalStateException: the pump is dry"
                        + " (run with NEURAXON_DEBUG=1 for the stack trace)");
    }

    @Test
    void anInterruptionHasItsOwnExitCode() {
        assertThat(runAdded("interrupted", new Interrupted())).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Command(name = "failing")
    static final class Failing implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("the pump is dry");
        }
    }

    @Command(name = "interrupted")
    static final class Interrupted implements Callable<Integer> {
        @Override
        public Integer call() throws InterruptedException {
            throw new InterruptedException();
        }
    }
}
