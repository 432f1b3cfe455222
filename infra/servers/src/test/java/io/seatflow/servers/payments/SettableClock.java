package io.seatflow.servers.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
final class SettableClock extends Clock {

    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    void advanceHours(long hours) {
        now = now.plus(Duration.ofHours(hours));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("This clock has no zones");
    }
}
