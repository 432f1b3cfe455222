package io.seatflow.billing.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Money that was paid, or invoiced, and may be paid back: an order's, or that of a later payment.
 *
 * @param id of the order or the payment
 * @param isOrder which of them
 * @param reference the provider's id of the payment; null where it was invoiced
 * @param leftMinor what was not refunded yet
 */
public record PaidSource(
        String id, boolean isOrder, @Nullable String reference, long leftMinor, Instant paidAt) {
    PaidSource less(long amountMinor) {
        return new PaidSource(id, isOrder, reference, leftMinor - amountMinor, paidAt);
    }
}
