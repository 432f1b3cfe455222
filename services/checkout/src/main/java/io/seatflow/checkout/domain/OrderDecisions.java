package io.seatflow.checkout.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes orders in and ends each of them exactly once (C9, C11). */
final class OrderDecisions {
    private final Policy policy;

    OrderDecisions(Policy policy) {
        this.policy = policy;
    }

    List<Event> place(Order order, CheckoutState state, Instant at) {
        UUID fingerprint = order.fingerprint();
        KnownOrder known = state.order(order.id());
        if (known != null) {
            return fingerprint.equals(known.fingerprint()) ? List.of() : List.of(new Event.OrderIdReused(order.id()));
        }
        Situation situation = state.situation(order, policy);
        return switch (Verdict.of(situation)) {
            case Verdict.Acceptable acceptable ->
                List.of(new Event.OrderAccepted(
                        order,
                        fingerprint,
                        acceptable.buyer(),
                        acceptable.product().name(),
                        at));
            case Verdict.Refused refused ->
                List.of(new Event.OrderRejected(order, fingerprint, rejected(order, refused, at)));
        };
    }

    List<Event> decline(Message.PaymentDeclined declined, CheckoutState state, Instant at) {
        KnownOrder order = state.order(declined.orderId());
        if (order == null || !order.tenantId().equals(declined.tenantId())) {
            return List.of(new Event.OrderNotKnown(declined.orderId(), declined.tenantId()));
        }
        if (order.ended()) {
            return List.of();
        }
        String words = declined.words().isBlank() ? declined.code() : declined.words();
        String message = Wording.of(state.directory().tenant(order.tenantId())).refused(Reason.PAYMENT_DECLINED, words);
        return List.of(new Event.OrderEnded(
                order,
                new Outcome(order.id(), order.tenantId(), Reason.PAYMENT_DECLINED, message, null, order.price(), at)));
    }

    List<Event> complete(Message.SubscriptionCreated created, CheckoutState state, Instant at) {
        KnownOrder order = state.order(created.orderId());
        if (order == null || !order.tenantId().equals(created.tenantId())) {
            return List.of(new Event.OrderNotKnown(created.orderId(), created.tenantId()));
        }
        if (order.ended()) {
            return List.of();
        }
        Wording wording = Wording.of(state.directory().tenant(order.tenantId()));
        String message = created.trial()
                ? wording.trialStarted(created.quantity(), created.productName())
                : wording.completed(created.quantity(), created.productName());
        return List.of(new Event.OrderEnded(
                order,
                new Outcome(order.id(), order.tenantId(), null, message, created.subscriptionId(), order.price(), at)));
    }

    private static Outcome rejected(Order order, Verdict.Refused refused, Instant at) {
        return new Outcome(
                order.id(), order.tenantId(), refused.reason(), refused.message(), null, refused.price(), at);
    }
}
