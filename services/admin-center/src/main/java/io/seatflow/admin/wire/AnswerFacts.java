package io.seatflow.admin.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.Message;
import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.TakeoverPreviewed;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderStatus;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What commands came to. */
final class AnswerFacts {
    private AnswerFacts() {}

    /** A central purchase's command id is its order id; other orders were not asked for here, and change nothing. */
    static Message outcome(OrderOutcome outcome) {
        boolean completed = outcome.getStatus() == OrderStatus.COMPLETED;
        Detail detail = new Detail()
                .text("message", outcome.getMessage())
                .text("subscriptionId", outcome.getSubscriptionId())
                .money("unitPrice", outcome.getUnitPriceMinor(), outcome.getCurrency());
        String reason = outcome.getReason();
        return new Message.Told(List.of(new Fact.Answered(
                outcome.getTenantId(),
                outcome.getOrderId(),
                completed ? null : reason == null ? "REJECTED" : reason,
                detail.toString(),
                outcome.getDecidedAt())));
    }

    static Fact refused(CommandRefused refused) {
        Detail detail = new Detail().text("detail", refused.getDetail());
        if (refused.getMissing() > 0) {
            detail.number("missing", refused.getMissing());
        }
        if (!refused.getUsers().isEmpty()) {
            ArrayNode users = detail.json().putArray("users");
            refused.getUsers()
                    .forEach(user ->
                            users.addObject().put("userId", user.getUserId()).put("reason", user.getReason()));
        }
        return new Fact.Answered(
                refused.getTenantId(),
                refused.getCommandId(),
                refused.getReason(),
                detail.toString(),
                refused.getRefusedAt());
    }

    /** T10: a preview that says why a takeover would be refused is an answer, not a refusal. */
    static Fact previewed(TakeoverPreviewed preview) {
        return done(
                preview.getTenantId(),
                preview.getCommandId(),
                new Detail()
                        .number("users", preview.getUsers())
                        .number("alreadyLicensed", preview.getAlreadyLicensed())
                        .texts("userIds", preview.getUserIds())
                        .number("free", preview.getFree())
                        .number("missing", preview.getMissing())
                        .money("refund", preview.getRefundMinor(), preview.getCurrency())
                        .text("wouldBeRefused", preview.getReason()),
                preview.getPreviewedAt());
    }

    static Fact done(String tenantId, @Nullable String commandId, Detail detail, Instant at) {
        return new Fact.Answered(tenantId, commandId == null ? "" : commandId, null, detail.toString(), at);
    }
}
