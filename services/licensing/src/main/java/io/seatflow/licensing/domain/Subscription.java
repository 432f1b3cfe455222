package io.seatflow.licensing.domain;

import java.time.Instant;

/**
 * A subscription as it is at one version.
 *
 * @param purchase what was bought; the purchaser stays in it even after leaving the organisation (L9)
 * @param assigned seats that users have, 0 to the quantity bought (L6)
 * @param endsAt when the current term, or the trial, ends
 * @param version starts at 1 and grows by one with every change
 */
public record Subscription(
        SubscriptionId id,
        Purchase purchase,
        int assigned,
        SubscriptionStatus status,
        Instant startsAt,
        Instant endsAt,
        long version,
        Instant changedAt) {

    public Subscription {
        if (assigned < 0 || assigned > purchase.quantity()) {
            throw new IllegalArgumentException("subscription %s: expected 0 to %d seats assigned, found %d"
                    .formatted(id, purchase.quantity(), assigned));
        }
    }

    /** What a paid order becomes: its seats can be used at once (C4). */
    public static Subscription bought(Purchase purchase, Instant paidAt, Instant now) {
        return new Subscription(
                SubscriptionId.of(purchase.orderId(), purchase.acceptedAt()),
                purchase,
                0,
                SubscriptionStatus.ACTIVE,
                paidAt,
                purchase.term().end(paidAt, purchase.trial()),
                1,
                now);
    }

    public String tenantId() {
        return purchase.tenantId();
    }

    /** Seats that no user has yet. */
    public int remaining() {
        return purchase.quantity() - assigned;
    }

    /** The next version, with so many more seats assigned, or fewer where negative. */
    Subscription withAssigned(int difference, Instant now) {
        return new Subscription(id, purchase, assigned + difference, status, startsAt, endsAt, version + 1, now);
    }
}
