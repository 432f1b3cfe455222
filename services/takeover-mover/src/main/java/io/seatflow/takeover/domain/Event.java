package io.seatflow.takeover.domain;

import java.time.Instant;

/** What a decision says happened. */
public sealed interface Event {
    /** A takeover is as it is here; {@code said} where everybody is told. */
    record Changed(Takeover takeover, boolean said) implements Event {}

    /** Licensing is asked for a step. */
    record Asked(Takeover takeover, Step step) implements Event {}

    /** Somebody looks after it at that time, and at no other. */
    record WatchSet(TakeoverId id, Instant due) implements Event {}

    /** Nobody need look after it any more. */
    record WatchEnded(TakeoverId id) implements Event {}

    /** Another takeover of the same id was asked for: this one never will be. */
    record IdReused(TakeoverOrder order) implements Event {}
}
