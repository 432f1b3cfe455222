package io.seatflow.local.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The seat commands, in order, and how each must be answered. */
final class Seats {
    private Seats() {}

    /**
     * A command.
     *
     * @param boughtBy the case that bought the subscription
     * @param answer what must be answered: seats assigned after it, or a reason
     */
    record Command(
            String id,
            String tenantId,
            int boughtBy,
            boolean assign,
            List<String> users,
            String requestedBy,
            String answer) {}

    static final List<Command> COMMANDS = List.of(
            brightwater(1, true, List.of("ada", "grace", "linus"), "ada", "assigned 3"),
            brightwater(2, true, List.of("grace"), "ada", "assigned 3"),
            brightwater(3, false, List.of("linus"), "ada", "assigned 2"),
            brightwater(4, true, List.of("linus"), "grace", "NOT_PURCHASER"),
            brightwater(5, true, List.of("linus"), "gina", "TAKE_OVER_FIRST"),
            brightwater(6, true, List.of("ivan"), "ada", "USER_NOT_IN_TENANT"),
            brightwater(
                    7,
                    true,
                    IntStream.rangeClosed(1, 21).mapToObj(i -> "user-" + i).toList(),
                    "ada",
                    "TOO_MANY_USERS"),
            norrsken(8, List.of("astrid", "bjorn"), "assigned 2"),
            norrsken(9, List.of("cecilia"), "NO_SEAT_AVAILABLE"));

    /** Seats that are assigned at the end, by the case that bought the subscription. */
    static final Map<Integer, Integer> ASSIGNED = Map.of(Cases.BRIGHTWATER_POWER_BI, 2, Cases.NORRSKEN_POWER_APPS, 2);

    private static Command brightwater(
            int number, boolean assign, List<String> users, String requestedBy, String answer) {
        return new Command(
                "seats-" + number,
                Shop.BRIGHTWATER.tenantId(),
                Cases.BRIGHTWATER_POWER_BI,
                assign,
                users,
                requestedBy,
                answer);
    }

    private static Command norrsken(int number, List<String> users, String answer) {
        return new Command(
                "seats-" + number, Shop.NORRSKEN.tenantId(), Cases.NORRSKEN_POWER_APPS, true, users, "astrid", answer);
    }
}
