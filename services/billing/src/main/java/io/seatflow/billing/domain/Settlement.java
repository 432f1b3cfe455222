package io.seatflow.billing.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** How an order's payment ended. There is one per order, for ever (B4). */
public sealed interface Settlement extends Event {
    Purchase purchase();

    Instant settledAt();

    /** The amount due was taken. */
    record Paid(Purchase purchase, String token, ProviderAnswer.Captured capture, Invoice invoice, Instant settledAt)
            implements Settlement {
        public Paid {
            if (capture.amountMinor() != invoice.line().totalMinor()
                    || !capture.currency().equals(purchase.currency())) {
                throw new IllegalArgumentException("order %s is due %d %s, but %d %s were captured"
                        .formatted(
                                purchase.orderId(),
                                invoice.line().totalMinor(),
                                purchase.currency(),
                                capture.amountMinor(),
                                capture.currency()));
            }
        }
    }

    /** C2: the amount due is asked for by invoice, and not taken now. */
    record Invoiced(Purchase purchase, Invoice invoice, Instant settledAt) implements Settlement {}

    /** Nothing was due: a trial, or a price of zero. The token is kept for the trial's end (C7). */
    record NothingDue(Purchase purchase, @Nullable String token, Instant settledAt) implements Settlement {}

    /** An amount was due and was not to be had. */
    record Declined(Purchase purchase, @Nullable String token, ProviderAnswer.Declined reason, Instant settledAt)
            implements Settlement {}
}
