package io.seatflow.licensing.domain;

/** What is to be paid after the purchase. */
public enum PaymentKind {
    /** L3: more seats for the rest of the term. */
    ADD_SEATS,
    /** C6: the next term. */
    RENEWAL,
    /** X3: a new term of a subscription that was over. */
    REACTIVATION
}
