package io.seatflow.licensing.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A payment that billing has not answered yet. A subscription has at most one that is not given up.
 *
 * @param asked the command that waits for it; null where the term's end asked
 * @param seats how many are paid for
 * @param netMinor without tax, in the currency's minor unit
 * @param serviceFrom when the service paid for starts
 * @param serviceTo when it ends
 * @param givenUp whether nobody waits any more: if it is settled all the same, it is refunded
 */
public record OpenPayment(
        String id,
        SubscriptionId subscription,
        String tenantId,
        PaymentKind kind,
        @Nullable Asked asked,
        int seats,
        long netMinor,
        Instant serviceFrom,
        Instant serviceTo,
        Instant dueAt,
        boolean givenUp) {

    /** The same, no longer waited for. */
    OpenPayment abandoned() {
        return new OpenPayment(
                id, subscription, tenantId, kind, asked, seats, netMinor, serviceFrom, serviceTo, dueAt, true);
    }
}
