package io.seatflow.qa.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One instance's clock: somewhat wrong, and set right now and then. */
final class InstanceClock implements InstantSource {
    private final WorldClock world;
    private Duration error = Duration.ZERO;

    InstanceClock(WorldClock world) {
        this.world = world;
    }

    @Override
    public Instant instant() {
        return world.instant().plus(error);
    }

    void set(Duration newError) {
        error = newError;
    }
}
