package io.seatflow.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What this program's commands hang on; it does nothing by itself. */
@Command(name = "seatflow", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class Commands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
