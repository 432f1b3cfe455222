package io.seatflow.billing.domain;

/** What billing decides on. */
public sealed interface Message {
    /** The order that it is about. */
    default String orderId() {
        return purchase().orderId();
    }

    Purchase purchase();

    /** Checkout found an order eligible and priced it. */
    record OrderAccepted(Purchase purchase, Payment payment) implements Message {}

    /** The payment provider answered for good. */
    record ChargeAnswered(Purchase purchase, String token, ProviderAnswer answer) implements Message {}
}
