package io.seatflow.workflow.lane;

import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.Timer;

import java.util.concurrent.CompletableFuture;

/**
 * One thing for a lane to decide on. Compared by identity.
 *
 * @param <M> messages
 */
sealed interface Item<M> {
    Lane<M> lane();

    /** A record was read. */
    record Read<M>(Lane<M> lane, Input input, Inbound inbound) implements Item<M> {}

    /** An effect was answered. */
    record Answered<M>(Lane<M> lane, Lane.Answer<M> answer) implements Item<M> {}

    /** A timer is due. */
    record Due<M>(Lane<M> lane, Timer timer) implements Item<M> {}

    /** A message was submitted to a side lane; {@code done} completes when it has committed. */
    record Submitted<M>(Lane<M> lane, M message, CompletableFuture<Void> done) implements Item<M> {}
}
