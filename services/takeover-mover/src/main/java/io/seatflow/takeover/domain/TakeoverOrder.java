package io.seatflow.takeover.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What somebody wants taken over. None of it is believed: licensing checks the subscriptions and the right.
 *
 * @param targetSubscriptionId where users are moved; null with {@link Mode#CANCEL}
 * @param reason the code of the reason (T9)
 * @param requestedBy the user who asks
 * @param requestedByTenantId the tenant of that user; null where it is the tenant of the takeover
 */
public record TakeoverOrder(
        TakeoverId id,
        String subscriptionId,
        Mode mode,
        @Nullable String targetSubscriptionId,
        String reason,
        String requestedBy,
        @Nullable String requestedByTenantId,
        Instant requestedAt) {

    /** Whether it asks for the same, whenever that was. */
    boolean isSameAs(TakeoverOrder other) {
        return equals(other.at(requestedAt));
    }

    private TakeoverOrder at(Instant time) {
        return new TakeoverOrder(
                id, subscriptionId, mode, targetSubscriptionId, reason, requestedBy, requestedByTenantId, time);
    }
}
