package io.seatflow.local.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code seatflow takeover}: takes control of a self-service subscription. */
@Command(
        name = "takeover",
        description = {
            "Takes control of a self-service subscription: moves its users to another one, or cancels it.",
            "Look first with preview; then move or cancel. Needs the role of a global or billing admin."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            TakeoverPreviewCommand.class,
            TakeoverMoveCommand.class,
            TakeoverCancelCommand.class,
            TakeoverFollowCommand.class
        })
public final class TakeoverCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
