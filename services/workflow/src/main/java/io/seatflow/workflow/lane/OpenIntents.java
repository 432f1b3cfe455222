package io.seatflow.workflow.lane;

import io.seatflow.workflow.Intent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * The intents that one batch of a lane left, and which of them are settled: a row.
 *
 * @param batch the batch's number in its lane
 * @param intents in the order they were decided
 * @param settled which of them have been answered; changed only by making another of these
 * @param heldUntil until when another runner may be performing them; null where nobody is
 */
public record OpenIntents(
        long batch,
        List<Intent> intents,
        BitSet settled,
        @Nullable Instant heldUntil) {

    /** With one more settled. */
    OpenIntents settle(int index) {
        BitSet more = (BitSet) settled.clone();
        more.set(index);
        return new OpenIntents(batch, intents, more, heldUntil);
    }

    /** Whether nothing is left to do. */
    public boolean isDone() {
        return settled.cardinality() == intents.size();
    }

    int open() {
        return intents.size() - settled.cardinality();
    }
}
