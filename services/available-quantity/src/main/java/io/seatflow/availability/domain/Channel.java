package io.seatflow.availability.domain;

/** The way a subscription was bought. */
public enum Channel {
    SELF_SERVICE,
    CENTRAL
}
