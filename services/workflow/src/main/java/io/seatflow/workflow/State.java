package io.seatflow.workflow;

/**
 * What a batch's messages are decided on: loaded once per batch, changed only by events.
 *
 * @param <E> the service's events
 */
public interface State<E> {
    /** Takes an event in, so that the next message of the batch is decided on what it changed. */
    void apply(E event);
}
