package io.seatflow.licensing.domain;

/** A step of a takeover that is reserved. The right to it was checked then; who sends it leads the takeover. */
public sealed interface TakeoverStep extends Message {
    /** The takeover. */
    CommandId takeover();

    /** The subscription, as the sender wrote it. */
    String subscriptionId();

    /** Move the users of one chunk. */
    record MoveChunk(CommandId takeover, String subscriptionId, int chunk) implements TakeoverStep {
        /** Names the chunk. */
        public ChunkId chunkId() {
            return new ChunkId(takeover, chunk);
        }
    }

    /** T6: cancel the subscription. */
    record FinishTakeover(CommandId takeover, String subscriptionId) implements TakeoverStep {}

    /** Undo it, before any user was moved. */
    record ReleaseTakeover(CommandId takeover, String subscriptionId) implements TakeoverStep {}
}
