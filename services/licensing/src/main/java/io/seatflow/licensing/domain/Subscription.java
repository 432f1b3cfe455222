package io.seatflow.licensing.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A subscription as it is at one version.
 *
 * @param purchase what was bought, with the seats it has by now; the purchaser stays in it even after leaving the
 *     organisation (L9)
 * @param assigned seats that users have (L6)
 * @param reserved seats kept for users that a takeover moves here (T3); with those assigned at most the quantity
 * @param movesIn takeovers that move users here now
 * @param recurring whether it renews itself when the term ends (C6, X5)
 * @param scheduledQuantity seats from the next renewal on; null where the number stays (L4)
 * @param takeoverId the takeover that has frozen it; null without one (T7)
 * @param endsAt when the current term, or the trial, ends
 * @param version starts at 1 and grows by one with every change
 */
public record Subscription(
        SubscriptionId id,
        Purchase purchase,
        int assigned,
        int reserved,
        int movesIn,
        boolean recurring,
        @Nullable Integer scheduledQuantity,
        @Nullable String takeoverId,
        SubscriptionStatus status,
        Instant startsAt,
        Instant endsAt,
        long version,
        Instant changedAt) {

    public Subscription {
        if (assigned < 0 || reserved < 0 || assigned > purchase.quantity() - reserved) {
            throw new IllegalArgumentException(
                    "subscription %s: expected at most %d seats assigned and reserved, found %d and %d"
                            .formatted(id, purchase.quantity(), assigned, reserved));
        }
    }

    /**
     * What a paid order becomes: its seats can be used at once (C4). It renews itself (C6), unless there is nothing to
     * charge then (C7).
     */
    public static Subscription bought(Purchase purchase, boolean renewable, Instant paidAt, Instant now) {
        return new Subscription(
                SubscriptionId.of(purchase.orderId(), purchase.acceptedAt()),
                purchase,
                0,
                0,
                0,
                renewable,
                null,
                null,
                SubscriptionStatus.ACTIVE,
                paidAt,
                purchase.term().end(paidAt, purchase.trial()),
                1,
                now);
    }

    public String tenantId() {
        return purchase.tenantId();
    }

    /** Seats it has. */
    public int quantity() {
        return purchase.quantity();
    }

    /** Seats that no user has yet, and that are kept for none. */
    public int remaining() {
        return quantity() - assigned - reserved;
    }

    /** T7: whether a takeover has frozen it, so that its purchaser can change nothing. */
    public boolean isFrozen() {
        return takeoverId != null;
    }

    /**
     * Whether a takeover moves users here: it can't end or be taken over meanwhile, and none of its seats can be taken
     * back. That nothing is reserved any more does not say so, since users who have a seat already need none.
     */
    public boolean receivesMove() {
        return movesIn > 0;
    }

    /** The next version, with so many more seats assigned, or fewer where negative. */
    Subscription withAssigned(int difference, Instant now) {
        return change().assigned(assigned + difference).at(now);
    }

    /** Starts to describe the next version. */
    SubscriptionChange change() {
        return new SubscriptionChange(this);
    }
}
