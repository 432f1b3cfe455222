package io.seatflow.billing.domain;

import org.jspecify.annotations.Nullable;

/**
 * What one payment gives back of a refund.
 *
 * @param number from 0
 * @param paymentReference the provider's id of that payment; null where it was invoiced, so that nothing is paid back
 * @param isSettled whether the provider has answered
 */
public record RefundPart(int number, @Nullable String paymentReference, long amountMinor, boolean isSettled) {
    RefundPart settled() {
        return new RefundPart(number, paymentReference, amountMinor, true);
    }
}
