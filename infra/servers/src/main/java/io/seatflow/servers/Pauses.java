package io.seatflow.servers;

import java.time.Duration;

/** Waits between two looks at something that only a look can tell. */
final class Pauses {
    private Pauses() {}

    /** @throws ServerFailure if this thread was interrupted, which means that the start was given up */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("the start was interrupted", givenUp);
        }
    }
}
