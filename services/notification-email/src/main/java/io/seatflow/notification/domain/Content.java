package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What a notice tells. */
public sealed interface Content {

    /** An order became a subscription whose seats can be used. */
    record OrderConfirmed(
            String orderId,
            String subscriptionId,
            String productName,
            int quantity,
            Amount unitPrice,
            Term term,
            boolean trial,
            Instant startsAt,
            Instant endsAt)
            implements Content {}

    /**
     * A subscription was cancelled (N1).
     *
     * @param usersWithoutSeat users that lost their seat; moved ones are not among them
     * @param reason null where its life was over
     * @param move where its users were moved; null where they were not
     */
    record Cancelled(
            String subscriptionId,
            String productName,
            int quantity,
            int usersWithoutSeat,
            CancelledBy by,
            @Nullable CancelReason reason,
            @Nullable Move move,
            Amount refund,
            Instant cancelledAt)
            implements Content {}

    /** Where the users of a subscription went. */
    record Move(String subscriptionId, String productName, int users) {}
}
