package io.seatflow.workflow;

/** An open transaction of the engine's. What a store does with it depends on the database behind it. */
public interface Transaction {
    /**
     * Whether a store may take for granted what its inserts will find out: that ids which its messages bring in are new, and
     * that what ends only once has not ended. Hardly any message comes twice. Where one does, the insert throws
     * {@link Conflict}, and the batch is done again by a transaction that is not hopeful, so that the store looks. Nothing
     * that was taken for granted may reach the world outside before that insert: an intent needs a look.
     */
    boolean isHopeful();
}
