package io.seatflow.workflow;

import org.jspecify.annotations.Nullable;

/**
 * A service's own words on one side, bytes on the other. Called by the lane's thread only.
 *
 * @param <M> what the service decides on: messages
 * @param <E> what a decision says happened: events
 */
public interface Codec<M, E> {
    /**
     * The message in a record; null where the record is well-formed and does not concern this service.
     *
     * @throws Malformed where it can never be read: it becomes a dead letter with that reason
     * @throws io.seatflow.schemas.registry.RegistryException where it cannot be read now: the lane waits and reads it again
     */
    @Nullable M decode(Inbound inbound) throws Malformed;

    /** The message that a due timer stands for. */
    M due(Timer timer);

    /** Says what an event means outside the service's own state. Called once per event, in the order of the decisions. */
    void encode(E event, Outputs outputs);
}
