package io.seatflow.workflow.lane;

import org.jspecify.annotations.Nullable;

/**
 * What a lane has received from one source lane in one topic (rules 7 and 8).
 *
 * @param last the last sequence taken in; 0 before the first
 * @param gap the gap that is open, or null
 */
public record Received(long last, @Nullable Gap gap) {
    public static final Received NOTHING = new Received(0, null);

    /**
     * Records were missed: later ones are dropped until the missing one comes.
     *
     * @param offset the first dropped record's, where a repair would rewind to
     * @param sinceMillis when it was dropped, milliseconds since the epoch
     */
    public record Gap(long offset, long sinceMillis) {}

    Received takenIn(long sequence) {
        return new Received(sequence, null);
    }

    Received dropped(long offset, long nowMillis) {
        return gap == null ? new Received(last, new Gap(offset, nowMillis)) : this;
    }
}
