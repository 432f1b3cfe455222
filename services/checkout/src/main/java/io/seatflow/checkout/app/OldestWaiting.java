package io.seatflow.checkout.app;

import io.seatflow.checkout.store.CheckoutView;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long the accepted order has waited that has waited longest for its outcome. Any thread. */
record OldestWaiting(CheckoutView view, InstantSource clock) {

    /** 0 where none waits. */
    double seconds() {
        Instant oldest = view.oldestWaiting();
        if (oldest == null) {
            return 0;
        }
        long millis = Duration.between(oldest, clock.instant()).toMillis();
        return Math.max(millis, 0) / 1_000.0;
    }
}
