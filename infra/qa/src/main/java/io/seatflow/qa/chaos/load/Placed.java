package io.seatflow.qa.chaos.load;

import io.seatflow.storefront.OrderPlaced;
import org.jspecify.annotations.Nullable;

/**
 * An order as a storefront publishes it, and how it must end.
 *
 * @param reason the code it must be rejected with; null where it must be completed
 * @param invoiced whether nothing is taken from a card for it
 */
public record Placed(OrderPlaced order, @Nullable String reason, boolean invoiced) {
    /** Paid by card. */
    Placed(OrderPlaced order, @Nullable String reason) {
        this(order, reason, false);
    }

    /** Its id. */
    public String id() {
        return order.getOrderId();
    }

    /** What must be captured for it, in the currency's minor unit; 0 for an order that is refused. */
    public long toCapture() {
        return reason == null && !invoiced ? order.getQuantity() * order.getUnitPriceMinor() : 0;
    }
}
