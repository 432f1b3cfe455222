package io.seatflow.bench;

import io.seatflow.local.commands.CommandFailure;
import io.seatflow.schemas.registry.RegistryException;
import io.seatflow.servers.ServerFailure;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;

/**
 * The command line of {@code ./seatflow bench}. It exits with 0 where there are figures, with 1 and one line where there
 * are none, with 2 and the usage where it was asked in a wrong way.
 */
public final class Main {
    private Main() {}

    /** Ends the JVM. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command and returns its exit code. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The command, to be run with other places to write to. */
    static CommandLine commandLine() {
        return new CommandLine(new Commands())
                .addSubcommand(new BenchCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    private static int explain(Exception failure, CommandLine command) {
        switch (failure) {
            case BenchFailure known -> command.getErr().println("seatflow: " + known.getMessage());
            case ServerFailure known -> command.getErr().println("seatflow: " + known.getMessage());
            case CommandFailure known -> command.getErr().println("seatflow: " + known.getMessage());
            case RegistryException away ->
                command.getErr().println("seatflow: the schema registry refused: " + away.getMessage());
            case KafkaException away -> command.getErr().println("seatflow: Kafka refused: " + away.getMessage());
            default -> {
                command.getErr().println("seatflow: this should not have happened; please report it");
                failure.printStackTrace(command.getErr());
            }
        }
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
