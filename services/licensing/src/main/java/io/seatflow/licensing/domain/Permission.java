package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.SeatCommand.UnassignSeats;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Whether a command may be carried out at all, before its users are looked at one by one. */
sealed interface Permission {
    /** L5: who takes a self-service subscription over before changing its seats. */
    Set<Role> ADMINS = Set.of(Role.GLOBAL_ADMIN, Role.BILLING_ADMIN, Role.LICENSE_ADMIN, Role.USER_ADMIN);

    /** L5: who assigns the seats of a central subscription. */
    Set<Role> CENTRAL_ASSIGNERS = Set.of(Role.GLOBAL_ADMIN, Role.LICENSE_ADMIN, Role.USER_ADMIN);

    /** The command may be carried out on this subscription. */
    record Granted(Subscription subscription) implements Permission {}

    record Denied(RefusalReason reason) implements Permission {}

    /**
     * Denied by the first reason in the order requester, subscription, right, life cycle, number of users. The requester
     * comes first so that a stranger to the tenant is told the same of every subscription, even of one that is not there.
     */
    static Permission of(SeatCommand command, LicensingState state) {
        User requester = state.activeUser(command.requester()).orElse(null);
        if (requester == null) {
            return new Denied(RefusalReason.NOT_PURCHASER);
        }
        Subscription subscription = state.subscriptionOf(command.tenantId(), command.subscriptionId())
                .orElse(null);
        if (subscription == null) {
            return new Denied(RefusalReason.SUBSCRIPTION_NOT_FOUND);
        }
        RefusalReason noRight = noRight(requester, subscription.purchase());
        if (noRight != null) {
            return new Denied(noRight);
        }
        if (!isOpen(command, subscription.status())) {
            return new Denied(RefusalReason.SUBSCRIPTION_NOT_ASSIGNABLE);
        }
        if (command.tooManyUsers()) {
            return new Denied(RefusalReason.TOO_MANY_USERS);
        }
        return new Granted(subscription);
    }

    private static @Nullable RefusalReason noRight(User requester, Purchase purchase) {
        return switch (purchase.channel()) {
            case SELF_SERVICE -> {
                if (requester.id().id().equals(purchase.purchaserId())) {
                    yield null;
                }
                yield requester.hasOneOf(ADMINS) ? RefusalReason.TAKE_OVER_FIRST : RefusalReason.NOT_PURCHASER;
            }
            case CENTRAL -> requester.hasOneOf(CENTRAL_ASSIGNERS) ? null : RefusalReason.NOT_ALLOWED;
        };
    }

    private static boolean isOpen(SeatCommand command, SubscriptionStatus status) {
        return switch (command) {
            case AssignSeats assign -> status.assignable();
            case UnassignSeats unassign -> status.unassignable();
        };
    }
}
