package io.seatflow.local.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** {@code seatflow cancel}: cancels a subscription. */
@Command(
        name = "cancel",
        description = {
            "Cancels a subscription that you bought, or as an admin one that was bought centrally.",
            "Within 7 days of start or renewal it ends at once with a refund, later when its term ends."
        })
public final class CancelCommand extends OperationCommand {
    @Parameters(paramLabel = "SUBSCRIPTION", description = "Its id: see ./seatflow subscriptions.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String subscription;

    @Option(names = "--reason", required = true, paramLabel = "CODE", description = "Why: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CancelReason reason;

    @Option(names = "--feedback", paramLabel = "TEXT", description = "What else you want to say.")
    private String feedback = "";

    @Override
    String path() {
        return on(subscription, "cancel");
    }

    @Override
    Map<String, ?> body() {
        return feedback.isEmpty()
                ? Map.of("reason", reason.name())
                : Map.of("reason", reason.name(), "feedback", feedback);
    }
}
