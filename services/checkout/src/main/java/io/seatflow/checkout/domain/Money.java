package io.seatflow.checkout.domain;

/** An amount in a currency's minor unit, as an order or the catalogue names it. */
public record Money(long minor, String currency) {}
