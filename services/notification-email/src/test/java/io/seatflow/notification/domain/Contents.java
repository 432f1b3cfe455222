package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What notices in tests tell. */
public final class Contents {
    static final Instant THEN = Instant.parse("2026-11-21T08:04:00Z");

    private Contents() {}

    public static Content.OrderConfirmed order(String product, boolean trial) {
        return new Content.OrderConfirmed(
                "order-1",
                "subscription-1",
                product,
                3,
                Amount.of(123_450, "EUR"),
                Term.MONTHLY,
                trial,
                THEN,
                Instant.parse("2026-12-21T08:04:00Z"));
    }

    public static Content.Cancelled cancelled(
            CancelledBy by, @Nullable CancelReason reason, int lost, Content.@Nullable Move move, long refundMinor) {
        return new Content.Cancelled(
                "subscription-1", "Visio Plan 2", 12, lost, by, reason, move, Amount.of(refundMinor, "JPY"), THEN);
    }

    public static Tenant tenant(String language, String market, String zone) {
        return new Tenant("contoso", "Contoso", market, language, zone, 1);
    }
}
