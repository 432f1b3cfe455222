package io.seatflow.licensing.domain;

/** How billing answers a payment that licensing called due. */
public sealed interface PaymentAnswer extends Message {
    /** The payment. */
    String paymentId();

    /**
     * It was paid, or invoiced.
     *
     * @param amountMinor with tax, in the currency's minor unit
     */
    record PaymentSettled(String paymentId, long amountMinor) implements PaymentAnswer {}

    /**
     * It could not be had.
     *
     * @param words the payment provider's, for the purchaser
     */
    record PaymentFailed(String paymentId, String words) implements PaymentAnswer {}
}
