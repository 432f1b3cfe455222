package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.AddedSeatsKept;
import io.seatflow.licensing.domain.Event.CommandTaken;
import io.seatflow.licensing.domain.Event.PaymentOpened;
import io.seatflow.licensing.domain.Event.RefundOpened;
import io.seatflow.licensing.domain.Event.SeatsChanged;
import io.seatflow.licensing.domain.SubscriptionCommand.ChangeSeats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** L3, L4: how the number of seats changes. */
final class QuantityRules {
    private QuantityRules() {}

    static List<Event> change(ChangeSeats command, Subscription subscription, LicensingState state, Instant now) {
        if (!command.isPossible()) {
            return SubscriptionRules.refused(command, RefusalReason.INVALID_QUANTITY, now);
        }
        int more = command.quantity() - subscription.quantity();
        if (more > 0) {
            return add(command, subscription, more, now);
        }
        if (command.quantity() < subscription.assigned() + subscription.reserved()) {
            return SubscriptionRules.refused(command, RefusalReason.SEATS_ASSIGNED, now);
        }
        return more == 0 ? keep(command, subscription, now) : remove(command, subscription, -more, state, now);
    }

    /** L3: charged for the rest of the term first. */
    private static List<Event> add(ChangeSeats command, Subscription subscription, int seats, Instant now) {
        if (subscription.purchase().trial()) {
            return SubscriptionRules.refused(command, RefusalReason.TRIAL_SEATS_FIXED, now);
        }
        OpenPayment payment = new OpenPayment(
                subscription.id() + "/command/" + command.id().id(),
                subscription.id(),
                subscription.tenantId(),
                PaymentKind.ADD_SEATS,
                command.asked(),
                seats,
                Proration.of(subscription).rest(subscription.purchase().unitPriceMinor(), seats, now),
                now,
                later(subscription.endsAt(), now),
                now,
                false);
        return List.of(new CommandTaken(command), new PaymentOpened(payment, subscription));
    }

    /** The total named is the last word: seats that were to go at the renewal stay. */
    private static List<Event> keep(ChangeSeats command, Subscription subscription, Instant now) {
        Subscription after = subscription.scheduledQuantity() == null
                ? subscription
                : subscription.change().scheduledQuantity(null).at(now);
        return List.of(
                new CommandTaken(command),
                new SeatsChanged(
                        command.asked(), after, subscription.quantity(), subscription.quantity(), false, 0, now));
    }

    /** L4: at once and refunded while all of them are new enough, or at the renewal. */
    private static List<Event> remove(
            ChangeSeats command, Subscription subscription, int seats, LicensingState state, Instant now) {
        List<AddedSeats> added = state.addedTo(subscription.id()).stream()
                .filter(each -> AddedSeats.isRefundable(each.addedAt(), now))
                .sorted(Comparator.comparing(AddedSeats::addedAt).reversed().thenComparing(AddedSeats::id))
                .toList();
        boolean isNew = AddedSeats.isRefundable(subscription.startsAt(), now)
                || seats <= added.stream().mapToInt(AddedSeats::seats).sum();
        return isNew ? removeNow(command, subscription, seats, added, now) : removeLater(command, subscription, now);
    }

    private static List<Event> removeNow(
            ChangeSeats command, Subscription subscription, int seats, List<AddedSeats> added, Instant now) {
        Refund refund = Refund.of(
                subscription.id() + "/refund/" + command.id().id(), subscription, Refund.Kind.REMOVE_SEATS, seats, now);
        Subscription after = subscription
                .change()
                .quantity(command.quantity())
                .scheduledQuantity(null)
                .at(now);
        List<Event> events = new ArrayList<>();
        events.add(new CommandTaken(command));
        events.add(new SeatsChanged(
                command.asked(), after, subscription.quantity(), command.quantity(), false, -refund.netMinor(), now));
        int left = seats;
        for (AddedSeats each : added) {
            int gone = Math.min(left, each.seats());
            if (gone > 0) {
                events.add(new AddedSeatsKept(each.withSeats(each.seats() - gone)));
                left -= gone;
            }
        }
        if (refund.netMinor() > 0) {
            events.add(new RefundOpened(refund));
        }
        return events;
    }

    private static List<Event> removeLater(ChangeSeats command, Subscription subscription, Instant now) {
        Integer scheduled = command.quantity();
        Subscription after = scheduled.equals(subscription.scheduledQuantity())
                ? subscription
                : subscription.change().scheduledQuantity(scheduled).at(now);
        return List.of(
                new CommandTaken(command),
                new SeatsChanged(command.asked(), after, subscription.quantity(), command.quantity(), true, 0, now));
    }

    /** A term whose end has come is renewed a little later: a service takes time all the same. */
    private static Instant later(Instant end, Instant now) {
        return end.isAfter(now) ? end : now.plusSeconds(1);
    }
}
