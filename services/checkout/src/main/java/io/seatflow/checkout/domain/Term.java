package io.seatflow.checkout.domain;

/** How long a paid term is. */
public enum Term {
    MONTHLY,
    YEARLY
}
