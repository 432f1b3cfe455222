package io.seatflow.availability.wire;

import io.seatflow.schemas.registry.RegistryUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Waits while the schema registry is away: a passing fault, never a reason to give a record up. The wait ends when this
 * is closed, and before the group would take the waiting thread for dead. Safe for threads.
 */
public final class Patience implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final long PAUSE_MILLIS = 500;

    private final Duration most;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();

    public Patience(Duration most) {
        this.most = most;
    }

    /**
     * The answer, as soon as there is one.
     *
     * @throws RegistryUnavailable where there was none for too long
     */
    <T> T ask(Supplier<T> question) {
        long since = System.nanoTime();
        boolean counted = false;
        try {
            while (true) {
                try {
                    return question.get();
                } catch (RegistryUnavailable away) {
                    if (!counted) {
                        LOG.warn("waiting for the schema registry: {}", away.getMessage());
                        waiting.incrementAndGet();
                        counted = true;
                    }
                    if (System.nanoTime() - since > most.toNanos() || endsWithin(PAUSE_MILLIS)) {
                        throw away;
                    }
                }
            }
        } finally {
            if (counted) {
                waiting.decrementAndGet();
            }
        }
    }

    /** Whether anybody waits now. */
    public boolean isWaiting() {
        return waiting.get() > 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private boolean endsWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
