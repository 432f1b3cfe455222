package io.seatflow.local.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** {@code seatflow reactivate}: brings a subscription back. */
@Command(name = "reactivate", description = "Brings an expired or disabled subscription back by paying for a new term.")
public final class ReactivateCommand extends OperationCommand {
    @Parameters(paramLabel = "SUBSCRIPTION", description = "Its id: see ./seatflow subscriptions.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String subscription;

    @Override
    String path() {
        return on(subscription, "reactivate");
    }

    @Override
    Map<String, ?> body() {
        return Map.of();
    }
}
