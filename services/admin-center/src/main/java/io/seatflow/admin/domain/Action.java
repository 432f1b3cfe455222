package io.seatflow.admin.domain;

import java.util.EnumSet;
import java.util.Set;

import static io.seatflow.admin.domain.Role.BILLING_ADMIN;
import static io.seatflow.admin.domain.Role.GLOBAL_ADMIN;
import static io.seatflow.admin.domain.Role.GLOBAL_READER;
import static io.seatflow.admin.domain.Role.LICENSE_ADMIN;
import static io.seatflow.admin.domain.Role.USER_ADMIN;

/**
 * What an actor may ask for at all. The service that owns the data decides once more, with reasons of its own: an admin
 * may ask to assign seats of a self-service subscription, and is told to take it over first (L5).
 */
public enum Action {
    /** Read what one sees. */
    SEE,
    /** A5. */
    SEE_CAPACITY,
    /** L1, L5. */
    ASSIGN,
    /** L3, X1, X5: seats, cancellation, recurring billing, reactivation. */
    MANAGE,
    /** C2. */
    BUY_CENTRALLY,
    /** T2. */
    TAKE_OVER;

    private static final Set<Role> MONEY = Set.of(GLOBAL_ADMIN, BILLING_ADMIN);
    private static final Set<Role> SEATS = Set.of(GLOBAL_ADMIN, LICENSE_ADMIN, USER_ADMIN);
    private static final Set<Role> OVERVIEW = Set.of(GLOBAL_ADMIN, BILLING_ADMIN, GLOBAL_READER);
    private static final Set<Role> GLOBAL = Set.of(GLOBAL_ADMIN);
    private static final Set<Role> EVERY = Set.copyOf(EnumSet.allOf(Role.class));

    /** Whether this one may ask for it at all in the tenant; what it may do it to is looked at later. */
    public boolean isOpenTo(Actor actor) {
        return isForPurchasers() || isRight(actor, onSelfService());
    }

    /** Whether this one may do it to that subscription, which it sees. */
    public boolean isOpenTo(Actor actor, Ownership subscription) {
        if (isForPurchasers() && Sight.of(actor).isPurchaserOf(subscription)) {
            return true;
        }
        return isRight(actor, subscription.central() ? onCentral() : onSelfService());
    }

    private boolean isRight(Actor actor, Set<Role> roles) {
        return actor.roles().stream()
                .anyMatch(role -> roles.contains(role)
                        && (!actor.isPartner() || delegated().contains(role)));
    }

    /** A3: whether everybody may do it to what they bought. */
    private boolean isForPurchasers() {
        return switch (this) {
            case SEE, ASSIGN, MANAGE -> true;
            case SEE_CAPACITY, BUY_CENTRALLY, TAKE_OVER -> false;
        };
    }

    /** Roles that may do it to self-service subscriptions, or to none in particular. */
    private Set<Role> onSelfService() {
        return switch (this) {
            case SEE -> EVERY;
            case SEE_CAPACITY -> OVERVIEW;
            case ASSIGN, MANAGE, BUY_CENTRALLY, TAKE_OVER -> MONEY;
        };
    }

    private Set<Role> onCentral() {
        return this == ASSIGN ? SEATS : onSelfService();
    }

    /** Of those, the roles that may do it where they were delegated to a partner (R1, T2). */
    private Set<Role> delegated() {
        return this == TAKE_OVER ? GLOBAL : EVERY;
    }
}
