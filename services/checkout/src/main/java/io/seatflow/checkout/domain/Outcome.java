package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * The one end of an order (C11): completed with a subscription, or rejected with a reason.
 *
 * @param reason null when completed
 * @param message for the buyer, in the tenant's language
 * @param subscriptionId null when rejected
 * @param price of one seat for one term: the order's, or with PRICE_CHANGED the one in force
 */
public record Outcome(
        String orderId,
        String tenantId,
        @Nullable Reason reason,
        String message,
        @Nullable UUID subscriptionId,
        Money price,
        Instant decidedAt) {
    public Outcome {
        if ((reason == null) == (subscriptionId == null)) {
            throw new IllegalArgumentException("expected a reason or a subscription for order " + orderId + ", found "
                    + reason + " and " + subscriptionId);
        }
    }
}
