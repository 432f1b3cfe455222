package io.seatflow.billing.domain;

import io.seatflow.billing.domain.Event.PaymentIntended;
import io.seatflow.billing.domain.Event.RefundDecided;
import io.seatflow.billing.domain.Event.RefundPartIntended;
import io.seatflow.billing.domain.Event.RefundPartSettled;
import io.seatflow.billing.domain.Event.RefundSettled;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is taken and paid back after a purchase: each payment and each refund once, whoever speaks of it again. */
final class LaterRules {
    private LaterRules() {}

    /** L3, C6: from the card that paid the order, or on an invoice where it was bought centrally. */
    static List<Event> pay(Due due, LaterState state, Instant now) {
        if (state.isSettled(due.id()) || state.isIntended(due.id())) {
            return List.of();
        }
        if (due.totalMinor() == 0) {
            return List.of(new LaterSettlement.NothingDue(due, now));
        }
        if (due.channel() == Channel.CENTRAL) {
            return List.of(new LaterSettlement.Invoiced(due, LaterInvoice.of(due, now), now));
        }
        String token = state.token(due.orderId());
        return List.of(
                token == null
                        ? new LaterSettlement.Declined(due, BillingDecider.NO_CARD, now)
                        : new PaymentIntended(due, token));
    }

    static List<Event> answered(Due due, ProviderAnswer answer, LaterState state, Instant now) {
        if (state.isSettled(due.id())) {
            return List.of();
        }
        return List.of(
                switch (answer) {
                    case ProviderAnswer.Captured captured ->
                        new LaterSettlement.Captured(due, captured, LaterInvoice.of(due, now), now);
                    case ProviderAnswer.Declined declined -> new LaterSettlement.Declined(due, declined, now);
                });
    }

    /** Never more than was paid: the parts are taken from what is left of the payments, the newest first. */
    static List<Event> refund(Due due, LaterState state, Instant now) {
        if (state.refund(due.id()) != null) {
            return List.of();
        }
        List<RefundPart> parts = new ArrayList<>();
        Map<PaidSource, Long> taken = new LinkedHashMap<>();
        long left = due.totalMinor();
        for (PaidSource source : state.sourcesOf(due.orderId())) {
            long amount = Math.min(left, source.leftMinor());
            if (amount > 0) {
                taken.put(source, amount);
                parts.add(new RefundPart(parts.size(), source.reference(), amount, source.reference() == null));
                left -= amount;
            }
        }
        List<Event> events = new ArrayList<>();
        events.add(new RefundDecided(due, parts, taken, now));
        for (RefundPart part : parts) {
            String reference = part.paymentReference();
            if (reference != null) {
                events.add(new RefundPartIntended(due, part.number(), reference, part.amountMinor()));
            }
        }
        if (parts.stream().allMatch(RefundPart::isSettled)) {
            events.add(settled(due, parts, now));
        }
        return events;
    }

    static List<Event> partAnswered(Due due, int number, String reference, LaterState state, Instant now) {
        List<RefundPart> parts = state.refund(due.id());
        if (parts == null) {
            throw new IllegalStateException("refund %s was paid back and never decided".formatted(due.id()));
        }
        if (parts.stream().anyMatch(part -> part.number() == number && part.isSettled())) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        events.add(new RefundPartSettled(due, number, reference, now));
        if (parts.stream().allMatch(part -> part.isSettled() || part.number() == number)) {
            events.add(settled(due, parts, now));
        }
        return events;
    }

    private static RefundSettled settled(Due due, List<RefundPart> parts, Instant now) {
        long amount = parts.stream().mapToLong(RefundPart::amountMinor).sum();
        return new RefundSettled(due, amount, amount == 0 ? null : LaterInvoice.credit(due, amount, now), now);
    }
}
