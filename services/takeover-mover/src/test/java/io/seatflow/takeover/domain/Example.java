package io.seatflow.takeover.domain;

import java.time.Instant;

/** Takeovers to decide on. */
public final class Example {
    /** When they are asked for. */
    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private Example() {}

    /** A move of that id. */
    public static TakeoverOrder move(String id) {
        return new TakeoverOrder(
                new TakeoverId("contoso", id), "source", Mode.MOVE, "target", "CENTRALISED", "ada", null, NOW);
    }

    /** A cancel of that id, by a partner. */
    public static TakeoverOrder cancel(String id) {
        return new TakeoverOrder(
                new TakeoverId("contoso", id), "source", Mode.CANCEL, null, "NOT_NEEDED", "pat", "partner", NOW);
    }
}
