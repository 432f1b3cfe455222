package io.seatflow.licensing.domain;

import java.time.Instant;

/**
 * What is to be paid back, by billing.
 *
 * @param id the idempotency key at the provider
 * @param subscription as it was when the seats were still its own
 * @param netMinor without tax, in the currency's minor unit
 * @param serviceFrom from when the service is not used
 * @param serviceTo when it would have ended
 */
public record Refund(
        String id,
        Subscription subscription,
        Kind kind,
        int seats,
        long netMinor,
        Instant serviceFrom,
        Instant serviceTo,
        Instant dueAt) {

    /** What is paid back. */
    public enum Kind {
        REMOVE_SEATS,
        CANCEL
    }

    /** X2, L4: what so many of a subscription's seats are worth from now to the term's end. A trial's are worth nothing. */
    public static Refund of(String id, Subscription subscription, Kind kind, int seats, Instant now) {
        Purchase purchase = subscription.purchase();
        long net = purchase.trial() ? 0 : Proration.of(subscription).rest(purchase.unitPriceMinor(), seats, now);
        return new Refund(id, subscription, kind, seats, net, now, subscription.endsAt(), now);
    }
}
