package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.PaymentOpened;
import io.seatflow.licensing.domain.Event.SubscriptionStateChanged;
import io.seatflow.licensing.domain.Event.Swept;
import io.seatflow.licensing.domain.Message.Sweep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** X3: what time does to subscriptions. */
final class LifeCycleRules {
    private LifeCycleRules() {}

    static List<Event> sweep(Sweep sweep, LicensingState state, LifeCycle lifeCycle, Instant now) {
        List<Event> events = new ArrayList<>();
        for (OpenPayment payment : state.overdue(sweep.dueBy().minus(lifeCycle.payment()))) {
            events.addAll(PaymentRules.giveUp(payment, state.present(payment.subscription()), now));
        }
        List<Subscription> due = state.subscriptionsDue();
        for (Subscription subscription : due) {
            if (!lifeCycle.nextStep(subscription).isAfter(sweep.dueBy())
                    && state.openPayment(subscription.id()).isEmpty()) {
                events.addAll(step(subscription, now));
            }
        }
        boolean more = due.size() >= LifeCycle.MOST_DUE;
        events.add(new Swept(
                more ? now : now.plus(lifeCycle.sweep()), sweep.dueBy().minus(lifeCycle.answers())));
        return events;
    }

    /** T7, engine's rule 15: a takeover's subscriptions wait until it is over; but a renewal does not hurt its target. */
    private static List<Event> step(Subscription subscription, Instant now) {
        if (subscription.isFrozen()) {
            return List.of();
        }
        if (subscription.status() == SubscriptionStatus.ACTIVE && subscription.recurring()) {
            return renew(subscription, now);
        }
        if (subscription.receivesMove()) {
            return List.of();
        }
        return switch (subscription.status()) {
            case ACTIVE -> List.of(changed(subscription, SubscriptionStatus.EXPIRED, now));
            case EXPIRED -> List.of(changed(subscription, SubscriptionStatus.DISABLED, now));
            case DISABLED -> SubscriptionRules.end(subscription, new Ending.LifeOver(), "life", now);
            case DELETED -> List.of();
        };
    }

    /**
     * C6, C7: the next term, paid before it counts. Seats that were to go now are gone, so that none of them is given away
     * before the payment; those that users have by now stay, and are paid.
     */
    private static List<Event> renew(Subscription subscription, Instant now) {
        Purchase purchase = subscription.purchase();
        int seats = seats(subscription);
        Subscription after = subscription.scheduledQuantity() == null
                ? subscription
                : subscription.change().quantity(seats).scheduledQuantity(null).at(now);
        Instant from = subscription.endsAt();
        OpenPayment payment = new OpenPayment(
                subscription.id() + "/renewal/" + from.getEpochSecond() + "/" + now.toEpochMilli(),
                subscription.id(),
                subscription.tenantId(),
                PaymentKind.RENEWAL,
                null,
                seats,
                Math.multiplyExact(purchase.unitPriceMinor(), seats),
                from,
                purchase.term().end(from, false),
                now,
                false);
        return List.of(new PaymentOpened(payment, after));
    }

    private static int seats(Subscription subscription) {
        Integer scheduled = subscription.scheduledQuantity();
        return scheduled == null
                ? subscription.quantity()
                : Math.max(scheduled, subscription.assigned() + subscription.reserved());
    }

    /** A renewal that was not paid. While users are moved here it lives on, and ends as soon as they are here. */
    static Event unpaid(Subscription subscription, Instant now) {
        SubscriptionStatus next = subscription.receivesMove() ? SubscriptionStatus.ACTIVE : SubscriptionStatus.EXPIRED;
        Subscription after = subscription.change().status(next).recurring(false).at(now);
        return new SubscriptionStateChanged(null, subscription.status(), after, now);
    }

    private static Event changed(Subscription subscription, SubscriptionStatus next, Instant now) {
        Subscription after = subscription.change().status(next).at(now);
        return new SubscriptionStateChanged(null, subscription.status(), after, now);
    }
}
