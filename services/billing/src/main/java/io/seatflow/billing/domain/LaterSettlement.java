package io.seatflow.billing.domain;

import java.time.Instant;

/** How a payment after the purchase ended. There is one per payment, for ever. */
public sealed interface LaterSettlement extends Event {
    Due due();

    Instant settledAt();

    /** The amount due was taken. */
    record Captured(Due due, ProviderAnswer.Captured capture, LaterInvoice invoice, Instant settledAt)
            implements LaterSettlement {
        public Captured {
            if (capture.amountMinor() != due.totalMinor() || !capture.currency().equals(due.currency())) {
                throw new IllegalArgumentException("payment %s is %d %s, but %d %s were captured"
                        .formatted(
                                due.id(), due.totalMinor(), due.currency(), capture.amountMinor(), capture.currency()));
            }
        }
    }

    /** C2: the amount is on an invoice, to be paid later. */
    record Invoiced(Due due, LaterInvoice invoice, Instant settledAt) implements LaterSettlement {}

    /** Nothing was due. */
    record NothingDue(Due due, Instant settledAt) implements LaterSettlement {}

    /** It was not to be had. */
    record Declined(Due due, ProviderAnswer.Declined reason, Instant settledAt) implements LaterSettlement {}
}
