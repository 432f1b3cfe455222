package io.seatflow.local.commands;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the order command tells of an order.
 *
 * @param status COMPLETED or REJECTED; DEAD_LETTER where it could not be processed; NO_OUTCOME where none came in time
 * @param alreadyOrdered whether the order had its outcome before it was published this time
 */
record OrderAnswer(
        String orderId,
        String tenantId,
        String status,
        @Nullable String reason,
        String message,
        @Nullable String subscriptionId,
        long unitPriceMinor,
        String currency,
        @Nullable String decidedAt,
        boolean alreadyOrdered,
        @JsonIgnore int exitCode) {

    private static final int REJECTED = 1;
    private static final int NO_OUTCOME = 3;

    static OrderAnswer of(OrderPlaced order, OrderEnd end) {
        return switch (end) {
            case OrderEnd.Decided decided -> of(decided.outcome(), decided.earlier());
            case OrderEnd.GivenUp given -> of(order, given.letter());
            case OrderEnd.Unknown unknown ->
                undecided(
                        order, "NO_OUTCOME", null, "no outcome came in time; the order may still get one", NO_OUTCOME);
        };
    }

    private static OrderAnswer of(OrderOutcome outcome, boolean earlier) {
        return new OrderAnswer(
                outcome.getOrderId(),
                outcome.getTenantId(),
                outcome.getStatus().name(),
                outcome.getReason(),
                outcome.getMessage(),
                outcome.getSubscriptionId(),
                outcome.getUnitPriceMinor(),
                outcome.getCurrency(),
                outcome.getDecidedAt().toString(),
                earlier,
                outcome.getStatus() == OrderStatus.COMPLETED ? 0 : REJECTED);
    }

    private static OrderAnswer of(OrderPlaced order, DeadLetter letter) {
        return undecided(order, "DEAD_LETTER", letter.getReason(), letter.getError(), REJECTED);
    }

    private static OrderAnswer undecided(
            OrderPlaced order, String status, @Nullable String reason, String message, int exitCode) {
        return new OrderAnswer(
                order.getOrderId(),
                order.getTenantId(),
                status,
                reason,
                message,
                null,
                order.getUnitPriceMinor(),
                order.getCurrency(),
                null,
                false,
                exitCode);
    }

    /** The same for people. */
    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "order", orderId);
        line(text, "status", reason == null ? status : status + " " + reason);
        line(text, "message", message);
        if (subscriptionId != null) {
            line(text, "subscription", subscriptionId);
        }
        line(text, "unit price", unitPriceMinor + " " + currency + " (minor units)");
        if (alreadyOrdered) {
            line(text, "note", "this order was published before; this is its outcome, and there is no second one");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-13s %s%n".formatted(name, value));
    }
}
