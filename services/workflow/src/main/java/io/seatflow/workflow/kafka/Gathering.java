package io.seatflow.workflow.kafka;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets records gather under a steady load of few at a time: a batch of two costs as much as one of fifty, and what it costs
 * is missing for the batches behind it. Whoever comes after a pause is not made to wait, and nobody is where there are many.
 */
final class Gathering {
    /** Between the answer that a broker gave to the question put last, and the answer with what has come since. */
    static final Duration ANSWER = Duration.ofMillis(1);

    private static final long NANOS = Duration.ofMillis(5).toNanos();
    private static final int MANY = 100;

    private long lastNanos = System.nanoTime() - NANOS;
    private boolean isSteady;

    /** Waits until records have gathered. False where there is nothing to wait for. */
    boolean await() {
        long left = NANOS - (System.nanoTime() - lastNanos);
        if (!isSteady || left <= 0) {
            return false;
        }
        LockSupport.parkNanos(left);
        return true;
    }

    /** So many have come. */
    void brought(int records) {
        isSteady = records > 0 && records < MANY;
        if (isSteady) {
            lastNanos = System.nanoTime();
        }
    }
}
