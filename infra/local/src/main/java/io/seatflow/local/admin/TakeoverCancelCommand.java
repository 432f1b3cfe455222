package io.seatflow.local.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Map;

/** {@code seatflow takeover cancel}: cancels the subscription; its users lose access. */
@Command(
        name = "cancel",
        description =
                "Cancels a self-service subscription at once. Its users lose their seats, and it is refunded as usual.")
final class TakeoverCancelCommand extends TakeoverStartCommand {
    @Option(names = "--reason", required = true, paramLabel = "CODE", description = "Why: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CancelReason reason;

    @Override
    Map<String, ?> body() {
        return Map.of("reason", reason.name());
    }

    @Override
    String consequence(String subscription) {
        return "Subscription %s is cancelled, and its users lose access.".formatted(subscription);
    }
}
