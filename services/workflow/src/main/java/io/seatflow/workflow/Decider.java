package io.seatflow.workflow;

import java.time.Instant;
import java.util.List;

/**
 * A service's rules: a pure function. It touches no clock, no random, no I/O and does not change the state.
 *
 * @param <M> messages
 * @param <S> the state that messages are decided on
 * @param <E> events
 */
@FunctionalInterface
public interface Decider<M, S extends State<E>, E> {
    /** What happens because of the message: events in order, none where nothing does. A refusal is an event too. */
    List<E> decide(M message, S state, Instant now);
}
