package io.seatflow.local.commands;

import io.seatflow.workflow.CardNumbers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class OrderIdsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.123Z");

    @Test
    @DisplayName("an order id is a UUID of version 7 with the time in front")
    void version7() {
        UUID id = UUID.fromString(new OrderIds(InstantSource.fixed(NOW), new Random(1)).next());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    @DisplayName("C12 ids are never taken for card numbers, and never come twice")
    void distinct() {
        OrderIds ids = new OrderIds(InstantSource.fixed(NOW), new Random(2));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String id = ids.next();
            assertThat(CardNumbers.appearsIn(id)).as(id).isFalse();
            assertThat(seen.add(id)).as(id).isTrue();
        }
    }
}
