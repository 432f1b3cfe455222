package io.seatflow.notification.domain;

/** What a price pays for. */
public enum Term {
    MONTHLY,
    YEARLY
}
