package io.seatflow.takeover.domain;

/** What the mover decides on. */
public sealed interface Message {
    TakeoverId id();

    /** Somebody wants a subscription taken over. */
    record StartTakeover(TakeoverOrder order) implements Message {
        @Override
        public TakeoverId id() {
            return order.id();
        }
    }

    /** The time to look after it has come. */
    record Watch(TakeoverId id) implements Message {}

    /** Licensing answered a step. */
    sealed interface Answer extends Message {}

    /** The subscription is frozen, its users are named. */
    record Reserved(TakeoverId id, int users, int chunks) implements Answer {}

    /** A chunk was moved; {@code users} counts those who changed, and those who need not or could not. */
    record ChunkMoved(TakeoverId id, int chunk, int users) implements Answer {}

    /** The subscription is deleted. */
    record Cancelled(TakeoverId id) implements Answer {}

    /** Nothing is frozen any more. */
    record Released(TakeoverId id) implements Answer {}

    /** A command of this id was refused: one of ours where a takeover has the id. */
    record Refused(TakeoverId id, String reason, int missing) implements Answer {}
}
