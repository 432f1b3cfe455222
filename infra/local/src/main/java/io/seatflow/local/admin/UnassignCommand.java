package io.seatflow.local.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Map;

/** {@code seatflow unassign}: takes seats back. */
@Command(name = "unassign", description = "Takes the seats of some users back.")
public final class UnassignCommand extends OperationCommand {
    @Parameters(index = "0", paramLabel = "SUBSCRIPTION", description = "Its id: see ./seatflow subscriptions.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String subscription;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "USER",
            description = "Users, each by id or e-mail address; at most 20.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private List<String> users;

    @Override
    String path() {
        return on(subscription, "unassign");
    }

    @Override
    Map<String, ?> body() {
        return Map.of("users", users);
    }
}
