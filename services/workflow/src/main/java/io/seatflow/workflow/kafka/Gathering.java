package io.seatflow.workflow.kafka;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets records gather under a steady load of few at a time: a batch of two costs as much as one of fifty, and what it costs
 * is missing for the batches behind it. Whoever comes after a pause is not made to wait, and nobody is where there are many.
 */
final class Gathering {
    /** Between the answer that a broker gave to the question put last, and the answer with what has come since. */
    static final Duration ANSWER = Duration.ofMillis(1);

    static final Duration GATHERED = Duration.ofMillis(5);

    private static final long NANOS = GATHERED.toNanos();
    private static final int MANY = 100;

    private final LongSupplier nanoTime;
    private final LongConsumer park;
    private long lastNanos;
    private boolean isSteady;

    Gathering() {
        this(System::nanoTime, LockSupport::parkNanos);
    }

    /** @param park waits for so many nanoseconds at most */
    Gathering(LongSupplier nanoTime, LongConsumer park) {
        this.nanoTime = nanoTime;
        this.park = park;
    }

    /** Waits until records have gathered. False where there is nothing to wait for. */
    boolean await() {
        if (!isSteady) {
            return false;
        }
        long left = NANOS - (nanoTime.getAsLong() - lastNanos);
        if (left <= 0) {
            return false;
        }
        park.accept(left);
        return true;
    }

    /**
     * So many have come.
     *
     * @param cutShort whether somebody ended the poll before its time, so that none may have come for that
     */
    void brought(int records, boolean cutShort) {
        if (cutShort && records == 0) {
            return;
        }
        isSteady = records > 0 && records < MANY;
        if (isSteady) {
            lastNanos = nanoTime.getAsLong();
        }
    }
}
