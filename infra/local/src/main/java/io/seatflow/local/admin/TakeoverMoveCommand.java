package io.seatflow.local.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Map;

/** {@code seatflow takeover move}: moves the users and cancels the subscription. */
@Command(
        name = "move",
        description = {
            "Moves all users of a self-service subscription to another one, and cancels it when it is empty.",
            "Nobody is without a licence meanwhile. Ctrl-C leaves it going on: ./seatflow takeover follow ID."
        })
final class TakeoverMoveCommand extends TakeoverStartCommand {
    @Option(names = "--to", required = true, paramLabel = "SUBSCRIPTION", description = "Where to move its users.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String target;

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "Why: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private CancelReason reason = CancelReason.CENTRALISED;

    @Override
    Map<String, ?> body() {
        return Map.of("targetSubscriptionId", target, "reason", reason.name());
    }

    @Override
    String consequence(String subscription) {
        return "All users of subscription %s are moved to %s, and it is cancelled.".formatted(subscription, target);
    }
}
