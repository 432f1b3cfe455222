package io.seatflow.licensing.domain;

import java.time.Instant;

/** An accepted order's content: what was bought, by whom, at which price. */
public record Purchase(
        String orderId,
        String tenantId,
        String purchaserId,
        String purchaserEmail,
        String productId,
        String productName,
        int quantity,
        long unitPriceMinor,
        String currency,
        Term term,
        boolean trial,
        Channel channel,
        Instant acceptedAt) {

    /** The same with so many seats. */
    Purchase withQuantity(int seats) {
        return changed(seats, trial);
    }

    /** The same as a paid one. */
    Purchase withoutTrial() {
        return changed(quantity, false);
    }

    private Purchase changed(int seats, boolean isTrial) {
        return new Purchase(
                orderId,
                tenantId,
                purchaserId,
                purchaserEmail,
                productId,
                productName,
                seats,
                unitPriceMinor,
                currency,
                term,
                isTrial,
                channel,
                acceptedAt);
    }
}
