package io.seatflow.checkout.domain;

/** Whether an account belongs to the tenant or is a guest in it. */
public enum UserKind {
    MEMBER,
    GUEST
}
