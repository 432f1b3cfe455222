package io.seatflow.licensing.domain;

import java.time.Instant;

/** What licensing decides on. */
public sealed interface Message permits Message.OrderPaid, SeatCommand, DirectoryChange, Message.StateRead {

    /** Billing settled an order's payment. */
    record OrderPaid(Purchase purchase, Instant paidAt) implements Message {}

    /** A state that licensing published came back from the log. */
    record StateRead(SubscriptionId subscription, long version) implements Message {}
}
