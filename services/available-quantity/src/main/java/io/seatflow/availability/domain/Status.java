package io.seatflow.availability.domain;

/** Where a subscription is in its life. */
public enum Status {
    ACTIVE,
    EXPIRED,
    DISABLED,
    DELETED;

    /** Whether its seats count: while users have the use of them, which an expired subscription still grants. */
    public boolean counted() {
        return switch (this) {
            case ACTIVE, EXPIRED -> true;
            case DISABLED, DELETED -> false;
        };
    }
}
