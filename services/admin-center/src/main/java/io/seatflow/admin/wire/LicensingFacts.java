package io.seatflow.admin.wire;

import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.HistoryEntry;
import io.seatflow.admin.domain.Message;
import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.PaymentDue;
import io.seatflow.events.licensing.RecurringBillingSet;
import io.seatflow.events.licensing.RefundDue;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.SeatsChanged;
import io.seatflow.events.licensing.SeatsUnassigned;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.SubscriptionStateChanged;
import io.seatflow.events.licensing.TakeoverPreviewed;
import io.seatflow.events.licensing.UsersMoved;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What licensing says: who has seats, what is owed, and what commands came to. */
final class LicensingFacts {
    private LicensingFacts() {}

    static @Nullable Message of(SpecificRecord event) {
        List<Fact> facts = switch (event) {
            case SeatsAssigned assigned -> assigned(assigned);
            case SeatsUnassigned unassigned -> unassigned(unassigned);
            case UsersMoved moved -> moved(moved);
            case SubscriptionCancelled cancelled -> cancelled(cancelled);
            case SeatsChanged changed -> List.of(changed(changed));
            case RecurringBillingSet set -> List.of(recurring(set));
            case SubscriptionStateChanged state -> reactivated(state);
            case TakeoverPreviewed preview -> List.of(AnswerFacts.previewed(preview));
            case CommandRefused refused -> List.of(AnswerFacts.refused(refused));
            case PaymentDue due -> List.of(new Fact.HistoryNoted(due(due)));
            case RefundDue due -> List.of(new Fact.HistoryNoted(due(due)));
            default -> List.of(); // Steps of takeovers, which the mover tells of.
        };
        return facts.isEmpty() ? null : new Message.Told(facts);
    }

    private static List<Fact> assigned(SeatsAssigned event) {
        return List.of(
                new Fact.SeatsGiven(
                        event.getTenantId(), event.getSubscriptionId(), event.getUserIds(), event.getAssignedAt()),
                AnswerFacts.done(
                        event.getTenantId(),
                        event.getCommandId(),
                        new Detail()
                                .texts("userIds", event.getUserIds())
                                .number("assigned", event.getAssigned())
                                .number("quantity", event.getQuantity()),
                        event.getAssignedAt()));
    }

    private static List<Fact> unassigned(SeatsUnassigned event) {
        return List.of(
                new Fact.SeatsTaken(event.getTenantId(), event.getSubscriptionId(), event.getUserIds()),
                AnswerFacts.done(
                        event.getTenantId(),
                        event.getCommandId(),
                        new Detail()
                                .texts("userIds", event.getUserIds())
                                .number("assigned", event.getAssigned())
                                .number("quantity", event.getQuantity()),
                        event.getUnassignedAt()));
    }

    /** T4, T8: who had a seat of the target keeps that one, since when it was given; all lose the old one. */
    private static List<Fact> moved(UsersMoved event) {
        String tenant = event.getTenantId();
        return List.of(
                new Fact.SeatsTaken(tenant, event.getSubscriptionId(), event.getUserIds()),
                new Fact.SeatsTaken(tenant, event.getSubscriptionId(), event.getKeptUserIds()),
                new Fact.SeatsGiven(tenant, event.getTargetSubscriptionId(), event.getUserIds(), event.getMovedAt()));
    }

    private static List<Fact> cancelled(SubscriptionCancelled event) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.SeatsEnded(event.getTenantId(), event.getSubscriptionId()));
        if (event.getCommandId() != null) {
            facts.add(AnswerFacts.done(
                    event.getTenantId(),
                    event.getCommandId(),
                    new Detail()
                            .flag("atOnce", true)
                            .number("usersWithoutSeat", event.getUsersWithoutSeat())
                            .money("refund", event.getRefundMinor(), event.getCurrency()),
                    event.getCancelledAt()));
        }
        return facts;
    }

    private static Fact changed(SeatsChanged event) {
        return AnswerFacts.done(
                event.getTenantId(),
                event.getCommandId(),
                new Detail()
                        .number("before", event.getBefore())
                        .number("quantity", event.getQuantity())
                        .flag("scheduled", event.getScheduled())
                        .time("effectiveAt", event.getEffectiveAt())
                        .money("charged", event.getAmountMinor(), event.getCurrency()),
                event.getChangedAt());
    }

    /** X2: the answer to a cancellation that came too late to end it at once, too. */
    private static Fact recurring(RecurringBillingSet event) {
        return AnswerFacts.done(
                event.getTenantId(),
                event.getCommandId(),
                new Detail()
                        .flag("atOnce", false)
                        .flag("recurring", event.getEnabled())
                        .time("endsAt", event.getEndsAt()),
                event.getSetAt());
    }

    private static List<Fact> reactivated(SubscriptionStateChanged event) {
        if (event.getCommandId() == null) {
            return List.of();
        }
        return List.of(AnswerFacts.done(
                event.getTenantId(),
                event.getCommandId(),
                new Detail().text("status", event.getStatus().name()).time("endsAt", event.getEndsAt()),
                event.getChangedAt()));
    }

    private static HistoryEntry due(PaymentDue due) {
        return new HistoryEntry(
                due.getTenantId(),
                due.getPaymentId(),
                due.getKind().name(),
                due.getOrderId(),
                due.getPurchaserId(),
                due.getProductId(),
                due.getProductName(),
                due.getQuantity(),
                null,
                due.getCurrency(),
                "DUE",
                null,
                due.getDueAt());
    }

    private static HistoryEntry due(RefundDue due) {
        return new HistoryEntry(
                due.getTenantId(),
                due.getRefundId(),
                due.getKind().name(),
                due.getOrderId(),
                due.getPurchaserId(),
                due.getProductId(),
                due.getProductName(),
                due.getQuantity(),
                null,
                due.getCurrency(),
                "DUE",
                null,
                due.getDueAt());
    }
}
