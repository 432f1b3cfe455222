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
        Instant acceptedAt) {}
