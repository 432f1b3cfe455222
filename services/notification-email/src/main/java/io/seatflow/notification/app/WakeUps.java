package io.seatflow.notification.app;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes workers that have nothing to do. Safe for all threads. */
final class WakeUps {
    private final Semaphore wakes = new Semaphore(0);
    private final int workers;

    WakeUps(int workers) {
        this.workers = workers;
    }

    /** Wakes all, now or when they next would wait. */
    void wake() {
        int missing = workers - wakes.availablePermits();
        if (missing > 0) {
            wakes.release(missing);
        }
    }

    void await(Duration most) throws InterruptedException {
        var unused = wakes.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
