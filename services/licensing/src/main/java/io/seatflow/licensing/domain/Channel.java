package io.seatflow.licensing.domain;

/** The way a subscription was bought. */
public enum Channel {
    SELF_SERVICE,
    CENTRAL
}
