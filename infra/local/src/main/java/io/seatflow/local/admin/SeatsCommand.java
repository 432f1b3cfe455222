package io.seatflow.local.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** {@code seatflow seats}: changes the number of seats. */
@Command(
        name = "seats",
        description = {
            "Changes how many seats a subscription has, by the new total.",
            "More are charged and can be used at once; fewer are refunded within 7 days, and count from the renewal later."
        })
public final class SeatsCommand extends OperationCommand {
    @Parameters(index = "0", paramLabel = "SUBSCRIPTION", description = "Its id: see ./seatflow subscriptions.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String subscription;

    @Parameters(index = "1", paramLabel = "SEATS", description = "How many it shall have in all.")
    private int seats;

    @Override
    String path() {
        return on(subscription, "seats");
    }

    @Override
    Map<String, ?> body() {
        return Map.of("quantity", seats);
    }
}
