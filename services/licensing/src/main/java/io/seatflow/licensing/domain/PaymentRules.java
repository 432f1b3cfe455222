package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.AddedSeatsKept;
import io.seatflow.licensing.domain.Event.PaymentClosed;
import io.seatflow.licensing.domain.Event.PaymentGivenUp;
import io.seatflow.licensing.domain.Event.PaymentRefused;
import io.seatflow.licensing.domain.Event.RefundOpened;
import io.seatflow.licensing.domain.Event.SeatsChanged;
import io.seatflow.licensing.domain.Event.SubscriptionStateChanged;
import io.seatflow.licensing.domain.PaymentAnswer.PaymentFailed;
import io.seatflow.licensing.domain.PaymentAnswer.PaymentSettled;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What follows from billing's answers, and from their absence. A payment is answered once: after that it is unknown. */
final class PaymentRules {
    private PaymentRules() {}

    static List<Event> answer(PaymentAnswer answer, LicensingState state, Instant now) {
        OpenPayment payment = state.payment(answer.paymentId());
        if (payment == null) {
            return List.of();
        }
        Subscription subscription = state.present(payment.subscription());
        List<Event> events = new ArrayList<>();
        events.add(new PaymentClosed(payment));
        switch (answer) {
            case PaymentSettled settled -> settled(payment, subscription, settled, now, events);
            case PaymentFailed failed -> {
                if (!payment.givenUp()) {
                    failed(payment, subscription, RefusalReason.PAYMENT_DECLINED, failed.words(), now, events);
                }
            }
        }
        return events;
    }

    /** Where nobody waits for it any more, or there is nothing left to pay for, all of it goes back. */
    private static void settled(
            OpenPayment payment, Subscription subscription, PaymentSettled settled, Instant now, List<Event> events) {
        if (payment.givenUp() || subscription.status() == SubscriptionStatus.DELETED) {
            if (payment.netMinor() > 0) {
                events.add(new RefundOpened(back(payment, subscription, now)));
            }
            if (!payment.givenUp()) {
                refuse(payment, RefusalReason.SUBSCRIPTION_NOT_ACTIVE, null, now, events);
            }
            return;
        }
        switch (payment.kind()) {
            case ADD_SEATS -> added(payment, subscription, settled, now, events);
            case RENEWAL -> begin(payment, subscription, subscription.recurring(), now, events);
            case REACTIVATION -> begin(payment, subscription, true, now, events);
        }
    }

    private static void added(
            OpenPayment payment, Subscription subscription, PaymentSettled settled, Instant now, List<Event> events) {
        int quantity = subscription.quantity() + payment.seats();
        Subscription after =
                subscription.change().quantity(quantity).scheduledQuantity(null).at(now);
        Asked asked = payment.asked();
        if (asked == null) {
            throw new IllegalStateException("payment %s adds seats and nobody asked for them".formatted(payment.id()));
        }
        events.add(
                new SeatsChanged(asked, after, subscription.quantity(), quantity, false, settled.amountMinor(), now));
        events.add(new AddedSeatsKept(
                new AddedSeats(payment.id(), payment.subscription(), payment.tenantId(), payment.seats(), now)));
    }

    private static void begin(
            OpenPayment payment, Subscription subscription, boolean recurring, Instant now, List<Event> events) {
        Subscription after = subscription
                .change()
                .status(SubscriptionStatus.ACTIVE)
                .recurring(recurring)
                .term(payment.serviceFrom(), payment.serviceTo())
                .at(now);
        events.add(new SubscriptionStateChanged(payment.asked(), subscription.status(), after, now));
    }

    private static Refund back(OpenPayment payment, Subscription subscription, Instant now) {
        return new Refund(
                payment.id() + "/back",
                subscription,
                Refund.Kind.CANCEL,
                payment.seats(),
                payment.netMinor(),
                payment.serviceFrom(),
                payment.serviceTo(),
                now);
    }

    /** It can't be had, or is not waited for any longer: a term that was not paid for is over. */
    private static void failed(
            OpenPayment payment,
            Subscription subscription,
            RefusalReason reason,
            @Nullable String words,
            Instant now,
            List<Event> events) {
        switch (payment.kind()) {
            case ADD_SEATS, REACTIVATION -> refuse(payment, reason, words, now, events);
            case RENEWAL -> {
                if (subscription.status() == SubscriptionStatus.ACTIVE) {
                    events.add(LifeCycleRules.unpaid(subscription, now));
                }
            }
        }
    }

    /** Billing has not answered for too long: the subscription can be changed again. */
    static List<Event> giveUp(OpenPayment payment, Subscription subscription, Instant now) {
        List<Event> events = new ArrayList<>();
        events.add(new PaymentGivenUp(payment.abandoned()));
        failed(payment, subscription, RefusalReason.PAYMENT_UNANSWERED, null, now, events);
        return events;
    }

    private static void refuse(
            OpenPayment payment, RefusalReason reason, @Nullable String words, Instant now, List<Event> events) {
        Asked asked = payment.asked();
        if (asked != null) {
            events.add(new PaymentRefused(payment, asked, reason, words, now));
        }
    }
}
