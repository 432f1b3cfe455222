package io.seatflow.admin.wire;

import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.Message;
import io.seatflow.events.Channel;
import io.seatflow.events.licensing.Subscription;

import java.util.List;

/** Subscriptions as licensing says they are. */
final class SubscriptionFacts {
    private SubscriptionFacts() {}

    static Message subscription(Subscription state) {
        return new Message.Told(List.of(new Fact.SubscriptionKept(new io.seatflow.admin.domain.Subscription(
                state.getTenantId(),
                state.getSubscriptionId(),
                state.getOrderId(),
                state.getProductId(),
                state.getProductName(),
                state.getPurchaserId(),
                state.getPurchaserEmail(),
                state.getChannel() == Channel.CENTRAL,
                state.getQuantity(),
                state.getAssigned(),
                state.getTerm().name(),
                state.getTrial(),
                state.getUnitPriceMinor(),
                state.getCurrency(),
                state.getStatus().name(),
                state.getStartsAt(),
                state.getEndsAt(),
                state.getRecurring(),
                state.getReserved(),
                state.getScheduledQuantity(),
                state.getTakeoverId(),
                state.getVersion(),
                state.getChangedAt()))));
    }
}
