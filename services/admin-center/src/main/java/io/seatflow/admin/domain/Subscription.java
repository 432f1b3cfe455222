package io.seatflow.admin.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A subscription as licensing says it is.
 *
 * @param unitPriceMinor the price of one seat for one term, in the currency's minor unit
 * @param reserved seats kept for users that a takeover moves here
 * @param scheduledQuantity seats from the next renewal on; null where the number stays
 * @param takeoverId the takeover that has frozen it; null without one
 * @param version grows with every change
 */
public record Subscription(
        String tenantId,
        String subscriptionId,
        String orderId,
        String productId,
        String productName,
        String purchaserId,
        String purchaserEmail,
        boolean central,
        int quantity,
        int assigned,
        String term,
        boolean trial,
        long unitPriceMinor,
        String currency,
        String status,
        Instant startsAt,
        Instant endsAt,
        boolean recurring,
        int reserved,
        @Nullable Integer scheduledQuantity,
        @Nullable String takeoverId,
        long version,
        Instant changedAt) {}
