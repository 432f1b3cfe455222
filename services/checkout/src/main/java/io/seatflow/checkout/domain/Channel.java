package io.seatflow.checkout.domain;

/** The way something is bought; each has its own prices (C3). */
public enum Channel {
    SELF_SERVICE,
    CENTRAL
}
