package io.seatflow.notification.domain;

/** Who ended a subscription. */
public enum CancelledBy {
    PURCHASER,
    ADMIN,
    LIFE_CYCLE
}
