package io.seatflow.availability.stream;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Replaces a stream thread that died, since a race of a commit with a rebalance can kill one that has nothing wrong
 * (KAFKA-20785); its open transaction is undone and its records are read again. A fault that comes back is another
 * thing: after too many replacements in a while the application stops and is no longer healthy. Safe for threads.
 */
public final class ReplacementBudget implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReplacementBudget.class);

    private final int replacements;
    private final Duration window;
    private final InstantSource clock;
    private final Deque<Instant> spent = new ArrayDeque<>();

    public ReplacementBudget(int replacements, Duration window, InstantSource clock) {
        this.replacements = replacements;
        this.window = window;
        this.clock = clock;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        int left = spend();
        if (left < 0) {
            LOG.error("a stream thread died, {} were replaced within {}: stopping", replacements, window, failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warn("a stream thread died and is replaced, left={}", left, failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Replacements that may still happen now. */
    public synchronized int left() {
        forget(clock.instant());
        return replacements - spent.size();
    }

    private synchronized int spend() {
        Instant now = clock.instant();
        forget(now);
        if (spent.size() == replacements) {
            return -1;
        }
        spent.addLast(now);
        return replacements - spent.size();
    }

    private void forget(Instant now) {
        while (!spent.isEmpty() && !spent.getFirst().plus(window).isAfter(now)) {
            spent.removeFirst();
        }
    }
}
