package io.seatflow.licensing.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The next version of a subscription, described by what is other in it. One thread, used once. */
final class SubscriptionChange {
    private final Subscription before;
    private Purchase purchase;
    private int assigned;
    private int reserved;
    private int movesIn;
    private boolean recurring;
    private @Nullable Integer scheduledQuantity;
    private @Nullable String takeoverId;
    private SubscriptionStatus status;
    private Instant startsAt;
    private Instant endsAt;

    SubscriptionChange(Subscription before) {
        this.before = before;
        this.purchase = before.purchase();
        this.assigned = before.assigned();
        this.reserved = before.reserved();
        this.movesIn = before.movesIn();
        this.recurring = before.recurring();
        this.scheduledQuantity = before.scheduledQuantity();
        this.takeoverId = before.takeoverId();
        this.status = before.status();
        this.startsAt = before.startsAt();
        this.endsAt = before.endsAt();
    }

    SubscriptionChange quantity(int seats) {
        purchase = purchase.withQuantity(seats);
        return this;
    }

    SubscriptionChange assigned(int seats) {
        assigned = seats;
        return this;
    }

    SubscriptionChange reserved(int seats) {
        reserved = seats;
        return this;
    }

    SubscriptionChange movesIn(int takeovers) {
        movesIn = takeovers;
        return this;
    }

    SubscriptionChange recurring(boolean renews) {
        recurring = renews;
        return this;
    }

    SubscriptionChange scheduledQuantity(@Nullable Integer seats) {
        scheduledQuantity = seats;
        return this;
    }

    SubscriptionChange takeover(@Nullable String id) {
        takeoverId = id;
        return this;
    }

    SubscriptionChange status(SubscriptionStatus next) {
        status = next;
        return this;
    }

    /** C7: a trial that goes on is one no longer. */
    SubscriptionChange term(Instant start, Instant end) {
        purchase = purchase.withoutTrial();
        startsAt = start;
        endsAt = end;
        return this;
    }

    /** The next version, reached then. */
    Subscription at(Instant now) {
        return new Subscription(
                before.id(),
                purchase,
                assigned,
                reserved,
                movesIn,
                recurring,
                scheduledQuantity,
                takeoverId,
                status,
                startsAt,
                endsAt,
                before.version() + 1,
                now);
    }
}
