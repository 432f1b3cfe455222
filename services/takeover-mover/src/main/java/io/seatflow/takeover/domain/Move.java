package io.seatflow.takeover.domain;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the users are moved.
 *
 * @param total users in all; 0 before they are named
 * @param chunks chunks in all
 * @param sent chunks asked for, from the first on
 * @param confirmed chunks that licensing has moved
 * @param moved users in those
 */
public record Move(int total, int chunks, int sent, ChunkSet confirmed, int moved) {
    /** Enough that licensing always has the next at hand, and few enough that one of its batches stays small. */
    static final int MOST_IN_FLIGHT = 8;

    /** Before anything is named. */
    static final Move UNKNOWN = new Move(0, 0, 0, ChunkSet.NONE, 0);

    static Move of(int total, int chunks) {
        return new Move(total, chunks, 0, ChunkSet.NONE, 0);
    }

    boolean isConfirmed(int chunk) {
        return confirmed.contains(chunk);
    }

    boolean hasBegun() {
        return confirmed.size() > 0;
    }

    boolean isComplete() {
        return confirmed.size() == chunks;
    }

    Move confirm(int chunk, int users) {
        return new Move(total, chunks, sent, confirmed.with(chunk), moved + users);
    }

    /** The next chunks to ask for, as many as may be under way. */
    List<Integer> next() {
        int end = Math.min(chunks, confirmed.size() + MOST_IN_FLIGHT);
        return IntStream.range(sent, Math.max(sent, end)).boxed().toList();
    }

    Move send(int more) {
        return new Move(total, chunks, sent + more, confirmed, moved);
    }

    /** Chunks asked for and not confirmed. */
    List<Integer> outstanding() {
        return IntStream.range(0, sent)
                .filter(chunk -> !confirmed.contains(chunk))
                .boxed()
                .toList();
    }

    /** With CANCEL, and for users deleted meanwhile: what was to be done is done with all of them. */
    Move finished() {
        return new Move(total, chunks, sent, confirmed, total);
    }
}
