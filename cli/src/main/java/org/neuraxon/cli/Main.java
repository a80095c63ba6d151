package org.neuraxon.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.stream.StreamException;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.upow.UpowException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code neuraxon} command: results go to standard output, everything else to standard error. */
@Command(
        name = "neuraxon",
        description = "Networks that compute in time and learn while they run.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        // Every command is named here; each has its own class.
        subcommands = {
            Watch.class,
            ForecastSeries.class,
            ClassifyStream.class,
            Nab.class,
            NabScore.class,
            Replay.class,
            Import.class,
            Export.class,
            Inspect.class,
            Vitals.class,
            RecordLife.class,
            Query.class,
            Learn.class,
            Claims.class,
            Evolve.class,
            Live.class,
            Score.class,
            Mine.class,
            Node.class,
            AuditLedger.class,
            TaskCommand.class,
            GenerateCompletion.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the thing asked for failed, a verification too",
            "2:the command line makes no sense",
            "130:interrupted"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  NEURAXON_JAVA    a java executable (17 or later) to run on",
            "  NEURAXON_OPTS    options for the Java virtual machine",
            "  NEURAXON_DEBUG   1 shows the stack trace of an error"
        })
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private Main() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? Name one of those below.");
    }

    /** Runs one command line and gives its exit code; prints to the given writers only. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = commandLine().setOut(out).setErr(err);
        int code = line.execute(arguments);
        out.flush();
        err.flush();
        return code;
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(Main::explain);
        line.setParameterExceptionHandler((problem, arguments) -> teach(problem));
        line.getSubcommands().values().stream()
                .filter(command -> command.getCommand() instanceof GenerateCompletion)
                .forEach(command -> command.getCommandSpec().usageMessage().hidden(true));
        return line;
    }

    /** One sentence about a command line that makes no sense, and where to read on: the commands if none was named, else the command's help. */
    private static int teach(ParameterException problem) {
        CommandLine line = problem.getCommandLine();
        PrintWriter err = line.getErr();
        String message = String.valueOf(problem.getMessage())
                .replaceFirst("is not an? (int|long)$", "is not a whole number")
                .replaceFirst("is not a double$", "is not a number");
        err.println("neuraxon: " + message);
        CommandLine.UnmatchedArgumentException.printSuggestions(problem, err);
        if (line.getCommand() instanceof Runnable) {
            line.usage(err);
        } else {
            err.println("'" + line.getCommandSpec().qualifiedName() + " --help' tells what can be said");
        }
        return ExitCode.USAGE;
    }

    /** One sentence for the user; the stack trace only for who asks for it. */
    private static int explain(Exception problem, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (problem instanceof InterruptedException || problem instanceof CancellationException) {
            err.println("neuraxon: interrupted");
            return ExitCode.INTERRUPTED;
        }
        boolean debug = "1".equals(System.getenv("NEURAXON_DEBUG"));
        if (debug) {
            problem.printStackTrace(err);
        }
        if (problem instanceof Failure failure) {
            err.println("neuraxon: " + failure.getMessage());
            return failure.exitCode();
        }
        if (problem instanceof StreamException broken) {
            err.println("neuraxon: " + broken.getMessage());
            return broken.exitCode();
        }
        if (problem instanceof SnapshotException
                || problem instanceof ExchangeException
                || problem instanceof LedgerException
                || problem instanceof UpowException) {
            err.println("neuraxon: " + problem.getMessage());
            return ExitCode.FAILED;
        }
        if (!debug) {
            String message = problem.getMessage();
            err.println("neuraxon: " + problem.getClass().getSimpleName() + (message == null ? "" : ": " + message)
                    + " (run with NEURAXON_DEBUG=1 for the stack trace)");
        }
        return ExitCode.FAILED;
    }

    /** Starts the command from a shell. */
    public static void main(String[] arguments) {
        // Numbers look the same wherever the command runs.
        Locale.setDefault(Locale.ROOT);
        // Libraries that log find nobody who listens, and need not say so.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        // Who sends a byte a minute, or reads one, must not keep a thread of the door.
        System.setProperty("sun.net.httpserver.maxReqTime", "20");
        System.setProperty("sun.net.httpserver.maxRspTime", "600");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code;
        try {
            code = run(out, err, arguments);
        } catch (Error e) {
            // Out of memory, a broken jar: still one sentence rather than a page.
            if ("1".equals(System.getenv("NEURAXON_DEBUG"))) {
                throw e;
            }
            err.println("neuraxon: " + e + " (run with NEURAXON_DEBUG=1 for the stack trace)");
            code = ExitCode.FAILED;
        }
        System.exit(code);
    }
}
