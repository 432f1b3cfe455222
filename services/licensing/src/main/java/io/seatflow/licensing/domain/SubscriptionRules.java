package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.CommandRefused;
import io.seatflow.licensing.domain.Event.CommandTaken;
import io.seatflow.licensing.domain.Event.PaymentOpened;
import io.seatflow.licensing.domain.Event.RecurringBillingSet;
import io.seatflow.licensing.domain.Event.RefundOpened;
import io.seatflow.licensing.domain.Event.SubscriptionCancelled;
import io.seatflow.licensing.domain.Permission.Denied;
import io.seatflow.licensing.domain.Permission.Granted;
import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import io.seatflow.licensing.domain.SubscriptionCommand.ChangeSeats;
import io.seatflow.licensing.domain.SubscriptionCommand.ReactivateSubscription;
import io.seatflow.licensing.domain.SubscriptionCommand.SetRecurringBilling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a command on a whole subscription is answered. */
final class SubscriptionRules {
    private SubscriptionRules() {}

    static List<Event> answer(SubscriptionCommand command, LicensingState state, Instant now) {
        return switch (Permission.of(command, state)) {
            case Denied denied -> refused(command, denied.reason(), now);
            case Granted granted -> answer(command, granted.subscription(), state, now);
        };
    }

    private static List<Event> answer(
            SubscriptionCommand command, Subscription subscription, LicensingState state, Instant now) {
        return switch (command) {
            case ChangeSeats change -> QuantityRules.change(change, subscription, state, now);
            case CancelSubscription cancel -> cancel(cancel, subscription, now);
            case SetRecurringBilling set -> set(set, set.enabled(), subscription, now);
            case ReactivateSubscription reactivate -> reactivate(reactivate, subscription, now);
        };
    }

    static List<Event> refused(Command command, RefusalReason reason, Instant now) {
        return List.of(new CommandRefused(command, reason, List.of(), now));
    }

    /** X2: at once with a refund within 7 days of start or renewal, and where no term runs any more; else at the end. */
    private static List<Event> cancel(CancelSubscription command, Subscription subscription, Instant now) {
        if (!CancelSubscription.REASONS.contains(command.reason())) {
            return refused(command, RefusalReason.INVALID_REASON, now);
        }
        if (subscription.receivesMove()) {
            return refused(command, RefusalReason.TAKEOVER_IN_PROGRESS, now);
        }
        boolean runs = subscription.status() == SubscriptionStatus.ACTIVE;
        if (runs && !AddedSeats.isRefundable(subscription.startsAt(), now)) {
            return set(command, false, subscription, now);
        }
        List<Event> events = new ArrayList<>();
        events.add(new CommandTaken(command));
        events.addAll(
                end(subscription, new Ending.Cancelled(command), command.id().id(), now));
        return events;
    }

    /**
     * Ends a subscription: its users lose their seats, and within 7 days of start or renewal what is left of the term is
     * refunded.
     *
     * @param refundOf what the refund is called after, unique for the subscription
     */
    static List<Event> end(Subscription subscription, Ending ending, String refundOf, Instant now) {
        Optional<Refund> refund = refund(subscription, refundOf, now);
        List<Event> events = new ArrayList<>();
        refund.ifPresent(due -> events.add(new RefundOpened(due)));
        long refunded = refund.map(Refund::netMinor).orElse(0L);
        Subscription ended = subscription
                .change()
                .assigned(0)
                .recurring(false)
                .scheduledQuantity(null)
                .takeover(null)
                .status(SubscriptionStatus.DELETED)
                .at(now);
        events.addFirst(new SubscriptionCancelled(ending, ended, subscription.assigned(), refunded, now));
        return events;
    }

    /** X2: what is paid back where it ends now; empty where nothing is. */
    static Optional<Refund> refund(Subscription subscription, String refundOf, Instant now) {
        if (subscription.status() != SubscriptionStatus.ACTIVE
                || !AddedSeats.isRefundable(subscription.startsAt(), now)) {
            return Optional.empty();
        }
        Refund refund = Refund.of(
                subscription.id() + "/refund/" + refundOf,
                subscription,
                Refund.Kind.CANCEL,
                subscription.quantity(),
                now);
        return refund.netMinor() > 0 ? Optional.of(refund) : Optional.empty();
    }

    /** X5. What is so already is answered, and stays as it is. */
    private static List<Event> set(Command command, boolean enabled, Subscription subscription, Instant now) {
        Subscription after = subscription.recurring() == enabled
                ? subscription
                : subscription.change().recurring(enabled).at(now);
        return List.of(new CommandTaken(command), new RecurringBillingSet(command.asked(), after, now));
    }

    /** X3: by paying for a term that starts now, at the price it was bought at. */
    private static List<Event> reactivate(ReactivateSubscription command, Subscription subscription, Instant now) {
        Purchase purchase = subscription.purchase();
        OpenPayment payment = new OpenPayment(
                subscription.id() + "/command/" + command.id().id(),
                subscription.id(),
                subscription.tenantId(),
                PaymentKind.REACTIVATION,
                command.asked(),
                subscription.quantity(),
                Math.multiplyExact(purchase.unitPriceMinor(), subscription.quantity()),
                now,
                purchase.term().end(now, false),
                now,
                false);
        return List.of(new CommandTaken(command), new PaymentOpened(payment, subscription));
    }
}
