package io.seatflow.availability.stream;

import java.util.Optional;

/** Whether the application runs. Safe for threads. */
public final class StreamHealth {
    private final AvailabilityStreams application;

    public StreamHealth(AvailabilityStreams application) {
        this.application = application;
    }

    /** What only a restart mends: it gave up, or was stopped. */
    public Optional<String> dead() {
        return switch (application.streams().state()) {
            case CREATED, REBALANCING, RUNNING -> Optional.empty();
            case PENDING_SHUTDOWN, NOT_RUNNING -> Optional.of("stopped");
            case PENDING_ERROR, ERROR ->
                Optional.of("gave up: its threads died too often, replacements left "
                        + application.budget().left());
        };
    }

    /** What may pass by itself: partitions change hands, or are being restored. */
    public Optional<String> notYet() {
        return switch (application.streams().state()) {
            case RUNNING -> Optional.empty();
            case CREATED, REBALANCING -> Optional.of("partitions are being taken over");
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> dead();
        };
    }
}
