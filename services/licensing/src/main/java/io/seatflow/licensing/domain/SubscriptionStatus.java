package io.seatflow.licensing.domain;

/** X3: where a subscription is in its life. */
public enum SubscriptionStatus {
    ACTIVE(true, true),
    /** Not renewed; everything still works. */
    EXPIRED(true, true),
    /** Its users are locked out, and nothing can be assigned. */
    DISABLED(false, true),
    /** Final. */
    DELETED(false, false);

    private final boolean assignable;
    private final boolean unassignable;

    SubscriptionStatus(boolean assignable, boolean unassignable) {
        this.assignable = assignable;
        this.unassignable = unassignable;
    }

    /** Whether seats can be given to users. */
    public boolean assignable() {
        return assignable;
    }

    /** Whether seats can be taken back. */
    public boolean unassignable() {
        return unassignable;
    }
}
