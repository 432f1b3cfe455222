package io.seatflow.availability.domain;

import org.jspecify.annotations.Nullable;

/**
 * A subscription as licensing says it is: absolute, never a difference.
 *
 * @param version at least 1; the highest one holds
 * @param seats what it has, whether that counts or not
 */
public record SubscriptionState(String subscriptionId, long version, Status status, Seats seats) {
    public SubscriptionState {
        if (subscriptionId.isEmpty()) {
            throw new IllegalArgumentException("the subscription id is empty");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version is " + version);
        }
    }

    /** The seats that count; null where the status says that none do. */
    public @Nullable Seats counted() {
        return status.counted() ? seats : null;
    }
}
