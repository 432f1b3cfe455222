package io.seatflow.takeover.domain;

/** T1: what becomes of the users of the subscription that is taken over. */
public enum Mode {
    /** They are moved to another subscription. */
    MOVE,
    /** They lose their licences. */
    CANCEL
}
