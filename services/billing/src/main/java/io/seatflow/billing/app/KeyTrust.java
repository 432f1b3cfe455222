package io.seatflow.billing.app;

import io.seatflow.workflow.Intent;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Whether the provider is asked first what became of a request, before it is asked again under the same key (rule 13 of
 * the engine): it may forget a key after 24 hours, and what it stored of a failure it repeats as long as the key lives.
 */
record KeyTrust(InstantSource clock) {
    /** An hour less than the provider remembers a key, for clocks that differ and for calls in flight. */
    private static final Duration KEY_TRUSTED = Duration.ofHours(23);

    /** A provider that stored a failure under the key repeats it as long as the key lives; a look past it ends that. */
    private static final int LOOK_EVERY = 6;

    boolean asksFirst(Intent intent) {
        Duration age = Duration.between(intent.intendedAt(), clock.instant());
        return age.compareTo(KEY_TRUSTED) >= 0 || intent.attempt() % LOOK_EVERY == 0;
    }
}
