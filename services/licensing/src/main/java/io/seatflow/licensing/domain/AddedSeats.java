package io.seatflow.licensing.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * L4: seats that were added to a subscription, which may be removed again with a refund for a while.
 *
 * @param id the payment's
 * @param seats those of them that are still there
 */
public record AddedSeats(String id, SubscriptionId subscription, String tenantId, int seats, Instant addedAt) {
    /** For so long after the purchase, a renewal or adding them, seats are removed at once and refunded. */
    public static final Duration REFUNDABLE = Duration.ofDays(7);

    static boolean isRefundable(Instant since, Instant now) {
        return now.isBefore(since.plus(REFUNDABLE));
    }

    AddedSeats withSeats(int left) {
        return new AddedSeats(id, subscription, tenantId, left, addedAt);
    }
}
