package io.seatflow.qa.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time that all clocks would show if they were right. Whole milliseconds. */
final class WorldClock implements InstantSource {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    void advanceMillis(long millis) {
        now = now.plusMillis(millis);
    }

    String sinceStart() {
        return "+" + Duration.between(START, now).toMillis() + "ms";
    }
}
