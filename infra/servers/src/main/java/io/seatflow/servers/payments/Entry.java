package io.seatflow.servers.payments;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * One executed request, as the ledger keeps it: the payment intent in its final state and the key that it is answered
 * under. Capture and stored answer are one line, so that no crash can keep one without the other.
 *
 * @param id the payment intent's id
 * @param outcome what became of it
 * @param amount in the currency's minor unit
 * @param token of the card; of a refund, the payment intent's id
 * @param key the idempotency key, null where the request had none
 * @param fingerprint digest of the request's parameters
 * @param metadata as sent, never null
 * @param createdAt milliseconds since the epoch
 */
record Entry(
        String id,
        Outcome outcome,
        long amount,
        String currency,
        String token,
        @Nullable String key,
        String fingerprint,
        Map<String, String> metadata,
        @Nullable String description,
        long createdAt) {

    enum Outcome {
        CAPTURED,
        DECLINED,
        /** Captured, but a 500 is stored as the answer. */
        CAPTURED_UNTOLD,
        /** Not captured, and a 500 is stored as the answer. */
        FAILED,
        /** Paid back: a refund, whose {@code token} is the payment intent that gave it back. */
        REFUNDED
    }

    boolean captured() {
        return outcome == Outcome.CAPTURED || outcome == Outcome.CAPTURED_UNTOLD;
    }

    @Nullable String orderId() {
        return metadata.get("order_id");
    }

    @Nullable String tenantId() {
        return metadata.get("tenant_id");
    }
}
