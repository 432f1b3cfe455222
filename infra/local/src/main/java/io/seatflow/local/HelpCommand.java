package io.seatflow.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code seatflow help}: what there is, or how one command is used. */
@Command(
        name = "help",
        description = "Lists the commands; with a command, tells how it is used: ./seatflow help takeover move",
        helpCommand = true)
final class HelpCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command, a word or two.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CommandLine command = spec.parent().commandLine();
        for (String word : words) {
            CommandLine inner = command.getSubcommands().get(word);
            if (inner == null && CommandGroups.isElsewhere(word)) {
                out.println("how it is used: ./seatflow %s --help".formatted(word));
                out.flush();
                return CommandLine.ExitCode.OK;
            }
            if (inner == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no command \"%s\": see ./seatflow help".formatted(String.join(" ", words)));
            }
            command = inner;
        }
        command.usage(out);
        return CommandLine.ExitCode.OK;
    }
}
