package org.neuraxon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code neuraxon task}: tasks for useful proof of work. */
@Command(
        name = "task",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Makes tasks for useful proof of work; 'neuraxon inspect' shows what is in one.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = TaskMake.class)
final class TaskCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about the task? The command is 'task make'.");
    }
}
