/**
 * The engine that every service runs on: decide, then apply. A service supplies a {@link io.seatflow.workflow.Codec}, a
 * {@link io.seatflow.workflow.Decider} and a {@link io.seatflow.workflow.Store}; the engine owns lanes, transactions,
 * outbox, effects, timers and dead letters. It knows no business word and refuses any.
 */
@NullMarked
package io.seatflow.workflow;

import org.jspecify.annotations.NullMarked;
