package io.seatflow.admin.domain;

/** A directory role: what a user may do in a tenant beyond what everybody may. */
public enum Role {
    GLOBAL_ADMIN,
    BILLING_ADMIN,
    LICENSE_ADMIN,
    USER_ADMIN,
    GLOBAL_READER
}
