package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.SeatCommand.UnassignSeats;
import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import io.seatflow.licensing.domain.SubscriptionCommand.ChangeSeats;
import io.seatflow.licensing.domain.SubscriptionCommand.ReactivateSubscription;
import io.seatflow.licensing.domain.SubscriptionCommand.SetRecurringBilling;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Set;

/** Whether a command may be carried out at all, before its users or its numbers are looked at. */
sealed interface Permission {
    /** L5: who takes a self-service subscription over before changing anything of it. */
    Set<Role> ADMINS = Set.of(Role.GLOBAL_ADMIN, Role.BILLING_ADMIN, Role.LICENSE_ADMIN, Role.USER_ADMIN);

    /** L5: who assigns the seats of a central subscription. */
    Set<Role> CENTRAL_ASSIGNERS = Set.of(Role.GLOBAL_ADMIN, Role.LICENSE_ADMIN, Role.USER_ADMIN);

    /** C2: who buys central subscriptions, and so who changes and cancels them. */
    Set<Role> CENTRAL_BUYERS = Set.of(Role.GLOBAL_ADMIN, Role.BILLING_ADMIN);

    /** The command may be carried out on this subscription. */
    record Granted(Subscription subscription) implements Permission {}

    record Denied(RefusalReason reason) implements Permission {}

    /**
     * Denied by the first reason in the order requester, subscription, right, takeover, life cycle, payment, number of
     * users. The requester comes first so that a stranger to the tenant is told the same of every subscription, even of
     * one that is not there.
     */
    static Permission of(OwnersCommand command, LicensingState state) {
        Set<Role> roles = state.rolesOf(command).orElse(null);
        if (roles == null) {
            return new Denied(RefusalReason.NOT_PURCHASER);
        }
        Subscription subscription = state.subscriptionOf(command.tenantId(), command.subscriptionId())
                .orElse(null);
        if (subscription == null) {
            return new Denied(RefusalReason.SUBSCRIPTION_NOT_FOUND);
        }
        RefusalReason obstacle = noRight(command, roles, subscription.purchase());
        if (obstacle == null) {
            obstacle = obstacle(command, subscription, state);
        }
        return obstacle == null ? new Granted(subscription) : new Denied(obstacle);
    }

    private static @Nullable RefusalReason noRight(OwnersCommand command, Set<Role> roles, Purchase purchase) {
        return switch (purchase.channel()) {
            case SELF_SERVICE -> {
                if (!command.isPartners() && command.requester().id().equals(purchase.purchaserId())) {
                    yield null;
                }
                yield Collections.disjoint(roles, ADMINS) ? RefusalReason.NOT_PURCHASER : RefusalReason.TAKE_OVER_FIRST;
            }
            case CENTRAL -> Collections.disjoint(roles, centralRoles(command)) ? RefusalReason.NOT_ALLOWED : null;
        };
    }

    private static Set<Role> centralRoles(OwnersCommand command) {
        return switch (command) {
            case SeatCommand seats -> CENTRAL_ASSIGNERS;
            case SubscriptionCommand whole -> CENTRAL_BUYERS;
        };
    }

    private static @Nullable RefusalReason obstacle(
            OwnersCommand command, Subscription subscription, LicensingState state) {
        if (subscription.isFrozen()) {
            return RefusalReason.TAKEOVER_IN_PROGRESS;
        }
        RefusalReason notNow = notNow(command, subscription.status());
        if (notNow != null) {
            return notNow;
        }
        return switch (command) {
            case SeatCommand seats -> seats.tooManyUsers() ? RefusalReason.TOO_MANY_USERS : null;
            case SubscriptionCommand whole ->
                state.openPayment(subscription.id()).isPresent() ? RefusalReason.CHANGE_IN_PROGRESS : null;
        };
    }

    private static @Nullable RefusalReason notNow(OwnersCommand command, SubscriptionStatus status) {
        return switch (command) {
            case AssignSeats assign -> status.assignable() ? null : RefusalReason.SUBSCRIPTION_NOT_ASSIGNABLE;
            case UnassignSeats unassign -> status.unassignable() ? null : RefusalReason.SUBSCRIPTION_NOT_ASSIGNABLE;
            case ChangeSeats change -> notActive(status);
            case SetRecurringBilling set -> notActive(status);
            case CancelSubscription cancel ->
                status == SubscriptionStatus.DELETED ? RefusalReason.SUBSCRIPTION_NOT_ACTIVE : null;
            case ReactivateSubscription reactivate ->
                status == SubscriptionStatus.EXPIRED || status == SubscriptionStatus.DISABLED
                        ? null
                        : RefusalReason.SUBSCRIPTION_NOT_EXPIRED;
        };
    }

    private static @Nullable RefusalReason notActive(SubscriptionStatus status) {
        return status == SubscriptionStatus.ACTIVE ? null : RefusalReason.SUBSCRIPTION_NOT_ACTIVE;
    }
}
