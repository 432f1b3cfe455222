package io.seatflow.workflow;

/**
 * Performs what decisions intend outside the system: a payment, a mail. Called by several threads at once, outside any
 * transaction, at least once per intent and possibly again after it has succeeded, always with the same key and request.
 *
 * @param <M> messages
 */
@FunctionalInterface
public interface Effect<M> {
    /**
     * Performs the intent and gives the answer as a message to decide on.
     *
     * @throws Exception where the answer is unknown, whatever the cause: asked for again, later, with the same key
     */
    M perform(Intent intent) throws Exception;

    /**
     * Whether performing waits for nobody and takes no longer than a decision: then it happens on the lane's own thread,
     * and no hand-over to another is paid for.
     */
    default boolean isImmediate() {
        return false;
    }
}
