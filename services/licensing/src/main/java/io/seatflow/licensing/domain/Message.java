package io.seatflow.licensing.domain;

import java.time.Instant;

/** What licensing decides on. */
public sealed interface Message
        permits Message.OrderPaid,
                Command,
                DirectoryChange,
                PaymentAnswer,
                TakeoverStep,
                Message.StateRead,
                Message.Sweep {

    /**
     * Billing settled an order's payment.
     *
     * @param renewable whether it can be charged again: a trial without a payment method lapses (C7)
     */
    record OrderPaid(Purchase purchase, Instant paidAt, boolean renewable) implements Message {
        /** Of something that can be charged again. */
        public OrderPaid(Purchase purchase, Instant paidAt) {
            this(purchase, paidAt, true);
        }
    }

    /** A state that licensing published came back from the log. */
    record StateRead(SubscriptionId subscription, long version) implements Message {}

    /** X3: whatever is due by then shall happen; the next sweep follows by itself. */
    record Sweep(Instant dueBy) implements Message {}
}
