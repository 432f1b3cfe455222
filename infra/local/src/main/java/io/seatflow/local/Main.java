package io.seatflow.local;

import io.seatflow.local.admin.AssignCommand;
import io.seatflow.local.admin.BuyCentrallyCommand;
import io.seatflow.local.admin.CancelCommand;
import io.seatflow.local.admin.CapacityCommand;
import io.seatflow.local.admin.ExportUsersCommand;
import io.seatflow.local.admin.LicensesCommand;
import io.seatflow.local.admin.LoginCommand;
import io.seatflow.local.admin.MailCommand;
import io.seatflow.local.admin.OrdersCommand;
import io.seatflow.local.admin.ReactivateCommand;
import io.seatflow.local.admin.RecurringCommand;
import io.seatflow.local.admin.SeatsCommand;
import io.seatflow.local.admin.SubscriptionsCommand;
import io.seatflow.local.admin.TakeoverCommand;
import io.seatflow.local.admin.UnassignCommand;
import io.seatflow.local.commands.AvailabilityCommand;
import io.seatflow.local.commands.CatalogueCommand;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.DirectoryCommand;
import io.seatflow.local.commands.MailAgainCommand;
import io.seatflow.local.commands.OrderCommand;
import io.seatflow.local.demo.DemoCommand;
import io.seatflow.local.verify.VerifyCommand;
import io.seatflow.schemas.registry.RegistryException;
import io.seatflow.servers.ServerFailure;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of {@code ./seatflow}. A command that did what it was asked for exits with 0, one that could not
 * with 1 and one line that says why, one that was asked in a wrong way with 2 and the usage.
 */
@Command(
        name = "seatflow",
        description = "Self-service purchase, licensing and takeover of software seats.",
        mixinStandardHelpOptions = true,
        version = "seatflow 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "",
        footer = {
            "",
            "First steps, with ./seatflow up running in another terminal:",
            "  ./seatflow directory example > directory.json",
            "  ./seatflow directory load directory.json",
            "  ./seatflow order --tenant brightwater --buyer ada@brightwater.example --product CFQ7TTC0H9MP --quantity 5",
            "  ./seatflow login --tenant brightwater --user ada",
            "  ./seatflow subscriptions",
            "",
            "How a command is used: ./seatflow help COMMAND"
        })
public final class Main implements Runnable {
    private static final int USAGE_WIDTH = 110;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    /** Ends the JVM; nothing else in Seatflow does. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine up = new CommandLine(new UpCommand());
        UpCommand.addPortOptions(up.getCommandSpec());
        CommandLine seatflow = new CommandLine(new Main());
        seatflow.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
        return seatflow.addSubcommand(new HelpCommand())
                .addSubcommand(new DemoCommand())
                .addSubcommand(up)
                .addSubcommand(new OrderCommand())
                .addSubcommand(new AvailabilityCommand())
                .addSubcommand(new DirectoryCommand())
                .addSubcommand(new CatalogueCommand())
                .addSubcommand(new LoginCommand())
                .addSubcommand(new SubscriptionsCommand())
                .addSubcommand(new LicensesCommand())
                .addSubcommand(new AssignCommand())
                .addSubcommand(new UnassignCommand())
                .addSubcommand(new SeatsCommand())
                .addSubcommand(new CancelCommand())
                .addSubcommand(new RecurringCommand())
                .addSubcommand(new ReactivateCommand())
                .addSubcommand(new BuyCentrallyCommand())
                .addSubcommand(new TakeoverCommand())
                .addSubcommand(new OrdersCommand())
                .addSubcommand(new CapacityCommand())
                .addSubcommand(new ExportUsersCommand())
                .addSubcommand(new MailCommand())
                .addSubcommand(new MailAgainCommand())
                .addSubcommand(new VerifyCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(USAGE_WIDTH)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    private static int explain(Exception failure, CommandLine command) {
        switch (failure) {
            case ServerFailure known -> command.getErr().println("seatflow: " + known.getMessage());
            case CommandFailure known -> command.getErr().println("seatflow: " + known.getMessage());
            case RegistryException away ->
                command.getErr().println("seatflow: the schema registry refused: " + away.getMessage());
            case KafkaException away ->
                command.getErr()
                        .println("seatflow: Kafka refused (%s): is the system still running?"
                                .formatted(away.getMessage()));
            default -> {
                command.getErr().println("seatflow: this should not have happened; please report it");
                failure.printStackTrace(command.getErr());
            }
        }
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
