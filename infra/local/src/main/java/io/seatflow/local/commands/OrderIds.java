package io.seatflow.local.commands;

import io.seatflow.workflow.CardNumbers;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Fresh order ids: UUIDs of version 7, so that they sort by time. */
public final class OrderIds {
    private final InstantSource clock;
    private final RandomGenerator random;

    public OrderIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** An id that nobody takes for a card number. */
    public String next() {
        String id = candidate();
        while (CardNumbers.appearsIn(id)) {
            id = candidate();
        }
        return id;
    }

    private String candidate() {
        long time = clock.millis() << 16;
        long version = 0x7000L | (random.nextLong() & 0x0fffL);
        long variant = 0x8000_0000_0000_0000L | (random.nextLong() & 0x3fff_ffff_ffff_ffffL);
        return new UUID(time | version, variant).toString();
    }
}
