package io.seatflow.licensing.domain;

/** T1: what becomes of the users of a subscription that is taken over. */
public enum TakeoverMode {
    /** They are moved to another subscription. */
    MOVE,
    /** They lose their licences. */
    CANCEL
}
