package io.seatflow.licensing.domain;

/** Why a command is refused: the codes of the contract. */
public enum RefusalReason {
    /** L1: the requester did not buy the subscription and is no admin, or is no active user of the tenant. */
    NOT_PURCHASER,
    /** L5: an admin changes a self-service subscription only after taking it over. */
    TAKE_OVER_FIRST,
    /** L5: on a central subscription, only global, licence and user admins assign. */
    NOT_ALLOWED,
    /** The tenant has no such subscription; another tenant's is none. */
    SUBSCRIPTION_NOT_FOUND,
    /** X3: disabled, or deleted. */
    SUBSCRIPTION_NOT_ASSIGNABLE,
    /** L2: more than 20 users. */
    TOO_MANY_USERS,
    /** L1: not an active user of the tenant. */
    USER_NOT_IN_TENANT,
    /** L6: every seat is assigned. */
    NO_SEAT_AVAILABLE
}
