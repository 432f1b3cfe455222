package io.seatflow.qa;

import io.seatflow.qa.chaos.ChaosCommand;
import io.seatflow.qa.simulation.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of {@code ./seatflow} that put it to the test. Exit codes are those of the other commands. */
@Command(
        name = "seatflow",
        description = "Puts Seatflow to the test.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    /** Ends the JVM. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... arguments) {
        return new CommandLine(new Main())
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new ChaosCommand())
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
