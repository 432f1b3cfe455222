package io.seatflow.workflow;

import java.util.List;

/**
 * A service's tables. One statement per table and batch, never one per row; the transaction is the engine's, which
 * commits it or rolls it back. Called by the lane's thread only.
 *
 * @param <M> messages
 * @param <S> the state that messages are decided on
 */
public interface Store<M, S> {
    /** Everything these messages name, rows locked in the order of their ids where they may be changed. */
    S load(Transaction transaction, List<M> messages);

    /**
     * Writes what changed since {@link #load}. What it leaves to be sent is sent with the lanes, and may find a conflict then.
     *
     * @throws Conflict where another transaction was first: the engine rolls back and does the batch again
     */
    void save(Transaction transaction, S state) throws Conflict;
}
