package io.seatflow.local.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** {@code seatflow recurring}: turns renewals on or off. */
@Command(name = "recurring", description = "Turns the renewal of a subscription on or off.")
public final class RecurringCommand extends OperationCommand {
    @Parameters(index = "0", paramLabel = "SUBSCRIPTION", description = "Its id: see ./seatflow subscriptions.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String subscription;

    /** On or off. */
    enum Switch {
        on,
        off
    }

    @Parameters(index = "1", paramLabel = "on|off", description = "Whether it renews itself when its term ends.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private Switch to;

    @Override
    String path() {
        return on(subscription, "recurring");
    }

    @Override
    Map<String, ?> body() {
        return Map.of("enabled", to == Switch.on);
    }
}
