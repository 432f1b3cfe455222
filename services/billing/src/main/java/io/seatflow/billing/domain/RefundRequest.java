package io.seatflow.billing.domain;

/**
 * What a payment provider is asked to pay back. The same for every attempt.
 *
 * @param key the idempotency key
 * @param paymentReference the provider's id of the payment that gives it back
 * @param amountMinor in the payment's currency, more than 0
 */
public record RefundRequest(String key, String tenantId, String paymentReference, long amountMinor) {

    /** For a part of a refund. */
    public static RefundRequest of(Due refund, int part, String paymentReference, long amountMinor) {
        return new RefundRequest(
                "refund:" + refund.id() + "/" + part, refund.tenantId(), paymentReference, amountMinor);
    }
}
