package io.seatflow.local.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code seatflow directory}: what the directory upstream does. */
@Command(
        name = "directory",
        description = "Publishes tenants, their users and partners, as the directory upstream does.",
        mixinStandardHelpOptions = true,
        subcommands = {DirectoryLoadCommand.class, DirectoryExampleCommand.class})
public final class DirectoryCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
