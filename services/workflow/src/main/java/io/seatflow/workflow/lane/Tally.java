package io.seatflow.workflow.lane;

/**
 * What became of the records of one topic that a lane has read. {@code read} is always the sum of the others.
 *
 * @param position the offset to read next
 * @param read records read, each counted once however often it was delivered
 * @param applied records decided on, those that do not concern the service among them
 * @param duplicates records dropped because their sequence was taken in before
 * @param deadLetters records given up
 * @param dropped records dropped behind a gap
 */
public record Tally(long position, long read, long applied, long duplicates, long deadLetters, long dropped) {
    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0);

    Tally applied(long offset) {
        return new Tally(offset + 1, read + 1, applied + 1, duplicates, deadLetters, dropped);
    }

    Tally duplicate(long offset) {
        return new Tally(offset + 1, read + 1, applied, duplicates + 1, deadLetters, dropped);
    }

    Tally dropped(long offset) {
        return new Tally(offset + 1, read + 1, applied, duplicates, deadLetters, dropped + 1);
    }

    /** What was counted as applied turned out to be a dead letter. */
    Tally gaveUp() {
        return new Tally(position, read, applied - 1, duplicates, deadLetters + 1, dropped);
    }
}
