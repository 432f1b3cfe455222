package io.seatflow.billing.domain;

/** The way something was bought. */
public enum Channel {
    SELF_SERVICE,
    CENTRAL
}
