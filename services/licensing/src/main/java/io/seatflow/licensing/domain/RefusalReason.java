package io.seatflow.licensing.domain;

/** Why a command is refused: the codes of the contract. */
public enum RefusalReason {
    /** L1: the requester did not buy the subscription and is no admin, or is no active user of the tenant. */
    NOT_PURCHASER,
    /** L5: an admin changes a self-service subscription only after taking it over. */
    TAKE_OVER_FIRST,
    /** L5: on a central subscription, only global, licence and user admins assign; only global and billing admins change it. */
    NOT_ALLOWED,
    /** The tenant has no such subscription; another tenant's is none. */
    SUBSCRIPTION_NOT_FOUND,
    /** X3: disabled, or deleted. */
    SUBSCRIPTION_NOT_ASSIGNABLE,
    /** L2: more than 20 users. */
    TOO_MANY_USERS,
    /** L1: not an active user of the tenant. */
    USER_NOT_IN_TENANT,
    /** L6: every seat is assigned, or reserved for users that a takeover moves. */
    NO_SEAT_AVAILABLE,
    /** T7: a takeover has frozen the subscription, or moves users to it (engine's rule 15). */
    TAKEOVER_IN_PROGRESS,
    /** X3, X5: only an active subscription is changed. */
    SUBSCRIPTION_NOT_ACTIVE,
    /** X3: only an expired or disabled subscription is reactivated. */
    SUBSCRIPTION_NOT_EXPIRED,
    /** L3: another change of the subscription is being paid. */
    CHANGE_IN_PROGRESS,
    /** C10: fewer than 1 or more than 10 000 seats. */
    INVALID_QUANTITY,
    /** L4: more seats are assigned or reserved. */
    SEATS_ASSIGNED,
    /** C7: a trial gets no more seats. */
    TRIAL_SEATS_FIXED,
    /** X1: no code of the contract. */
    INVALID_REASON,
    /** L3: the card was declined; the provider's words go with it. */
    PAYMENT_DECLINED,
    /** L3: no answer from billing for so long that nobody waits any more. What is charged all the same is refunded. */
    PAYMENT_UNANSWERED,
    /** T4: a takeover takes over what somebody bought by self-service. */
    NOT_SELF_SERVICE,
    /** T4: the tenant has no such subscription to move users to. */
    TARGET_NOT_FOUND,
    /** T4: users are moved to another subscription. */
    TARGET_IS_SOURCE,
    /** T4: users are moved to an active subscription. */
    TARGET_NOT_ACTIVE,
    /** T3: the target has too few free seats; how many are missing goes with it. */
    NOT_ENOUGH_LICENSES,
    /** No takeover of that id was reserved, or it has no such chunk. */
    TAKEOVER_NOT_FOUND,
    /** T6: the subscription ends when all its users are moved. */
    USERS_NOT_MOVED,
    /** T5: somebody was moved, so it is not undone. */
    ALREADY_MOVED
}
