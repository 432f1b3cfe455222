package io.seatflow.servers.payments;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which keys have a stored answer, and which are in use by a request in flight. An answer is kept for 24 hours, as at
 * the provider: after that the same key starts a new request. Safe for all threads.
 */
final class IdempotencyKeys {

    static final Duration LIFE = Duration.ofHours(24);

    private final LedgerIndex index;
    private final Clock clock;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    IdempotencyKeys(LedgerIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    Optional<Entry> stored(String key) {
        long oldest = clock.millis() - LIFE.toMillis();
        return index.byKey(key).filter(entry -> entry.createdAt() > oldest);
    }

    boolean inUse(String key) {
        return inFlight.contains(key);
    }

    /** False where a request with this key is in flight. Whoever gets true must {@link #release} it. */
    boolean acquire(String key) {
        return inFlight.add(key);
    }

    void release(String key) {
        inFlight.remove(key);
    }
}
