package io.seatflow.takeover.domain;

/** Where a takeover is. */
public enum Phase {
    /** Licensing was asked to freeze the subscription and to reserve seats. */
    STARTED(false),
    /** Frozen and reserved; the first chunks were asked for. */
    RESERVED(false),
    /** Some chunks have been moved. */
    MOVING(false),
    /** All users are moved, or none is to be; licensing was asked to cancel the subscription. */
    CANCELLING(false),
    /** Licensing was asked to undo, before anything was moved. */
    RELEASING(false),
    /** An end: the subscription is deleted. */
    DONE(true),
    /** An end: nothing was frozen. */
    REFUSED(true),
    /** An end: nothing is frozen any more. */
    RELEASED(true);

    private final boolean end;

    Phase(boolean end) {
        this.end = end;
    }

    /** Whether nothing follows. */
    public boolean isEnd() {
        return end;
    }
}
