package io.seatflow.billing.domain;

/** How an order is to be paid. */
public sealed interface Payment {

    /** By card; the token is the payment provider's, never a number (B6). */
    record Card(String token) implements Payment {}

    /** By invoice: central purchases only (C2). */
    record OnInvoice() implements Payment {}

    /** Not at all: a card-free trial. */
    record None() implements Payment {}
}
