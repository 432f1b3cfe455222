package io.seatflow.billing.domain;

/** What billing decides on. */
public sealed interface Message {

    /** About an order. */
    sealed interface OfOrder extends Message {
        /** The order that it is about. */
        default String orderId() {
            return purchase().orderId();
        }

        Purchase purchase();
    }

    /** About what is due after the purchase. */
    sealed interface OfDue extends Message {
        Due due();
    }

    /** Checkout found an order eligible and priced it. */
    record OrderAccepted(Purchase purchase, Payment payment) implements OfOrder {}

    /** The payment provider answered for good. */
    record ChargeAnswered(Purchase purchase, String token, ProviderAnswer answer) implements OfOrder {}

    /** Licensing asks for a payment. */
    record PaymentDue(Due due) implements OfDue {}

    /** The payment provider answered for good about a later payment. */
    record PaymentAnswered(Due due, ProviderAnswer answer) implements OfDue {}

    /** Licensing asks for a refund. */
    record RefundDue(Due due) implements OfDue {}

    /**
     * The payment provider has paid back a part.
     *
     * @param reference the provider's id of it
     */
    record RefundAnswered(Due due, int part, String reference) implements OfDue {}
}
