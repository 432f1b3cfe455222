package io.seatflow.availability.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What became of the records read: their sum is what was read. A transaction that is undone and done again counts
 * twice. Safe for threads.
 */
public final class Intake {
    private final Counter applied;
    private final Counter duplicates;
    private final Counter deadLetters;

    public Intake(MeterRegistry registry) {
        applied = counter(registry, "applied");
        duplicates = counter(registry, "duplicate");
        deadLetters = counter(registry, "dead_letter");
    }

    void applied() {
        applied.increment();
    }

    void duplicate() {
        duplicates.increment();
    }

    void deadLetter() {
        deadLetters.increment();
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("seatflow.availability.records")
                .description("Subscription states read, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
