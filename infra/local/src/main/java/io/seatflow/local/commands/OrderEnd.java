package io.seatflow.local.commands;

import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.storefront.OrderOutcome;

/** What became of a published order. */
sealed interface OrderEnd {
    /** It has its outcome; {@code earlier} if it had it before it was published again. */
    record Decided(OrderOutcome outcome, boolean earlier) implements OrderEnd {}

    /** It could not be processed and has no outcome. */
    record GivenUp(DeadLetter letter) implements OrderEnd {}

    /** Nothing was heard of it in time. */
    record Unknown() implements OrderEnd {}
}
