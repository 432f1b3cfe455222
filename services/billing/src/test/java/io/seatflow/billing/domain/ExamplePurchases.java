package io.seatflow.billing.domain;

import java.time.Instant;

/** ExamplePurchases to test with. */
public final class ExamplePurchases {
    public static final Instant ACCEPTED = Instant.parse("2026-03-01T12:00:00Z");

    private ExamplePurchases() {}

    /** Three seats at 12.50 EUR, monthly. */
    public static Purchase of(String orderId) {
        return of(orderId, 3, 1250, false);
    }

    public static Purchase trial(String orderId) {
        return of(orderId, 25, 1250, true);
    }

    /** The same three seats, bought by an admin for the organisation. */
    public static Purchase central(String orderId) {
        return of(orderId, 3, 1250, false, Channel.CENTRAL);
    }

    public static Purchase of(String orderId, int quantity, long unitPriceMinor, boolean trial) {
        return of(orderId, quantity, unitPriceMinor, trial, Channel.SELF_SERVICE);
    }

    private static Purchase of(String orderId, int quantity, long unitPriceMinor, boolean trial, Channel channel) {
        return new Purchase(
                orderId,
                "contoso",
                "user-1",
                "adele@contoso.example",
                "CFQ7TTC0HDB1",
                "Planner Plan 1",
                quantity,
                unitPriceMinor,
                "EUR",
                Term.MONTHLY,
                trial,
                channel,
                ACCEPTED);
    }
}
