package io.seatflow.licensing.domain;

/** What a user may do in the tenant beyond what everybody may. */
public enum Role {
    GLOBAL_ADMIN,
    BILLING_ADMIN,
    LICENSE_ADMIN,
    USER_ADMIN,
    GLOBAL_READER
}
