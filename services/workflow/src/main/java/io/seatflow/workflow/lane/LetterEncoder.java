package io.seatflow.workflow.lane;

import io.seatflow.events.workflow.DeadLetter;

/** Writes a dead letter as it goes on the wire. */
@FunctionalInterface
public interface LetterEncoder {
    byte[] encode(DeadLetter letter);
}
