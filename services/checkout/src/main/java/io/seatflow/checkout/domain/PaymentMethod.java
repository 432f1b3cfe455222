package io.seatflow.checkout.domain;

/** How the buyer wants to pay. */
public enum PaymentMethod {
    CARD,
    INVOICE,
    NONE
}
