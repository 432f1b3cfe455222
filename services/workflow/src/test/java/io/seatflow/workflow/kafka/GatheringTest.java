package io.seatflow.workflow.kafka;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class GatheringTest {
    private static final Duration NEXT_TO_NOTHING = Duration.ofMillis(1);

    private final Gathering gathering = new Gathering();

    @Test
    @DisplayName("who comes first, or after a poll that brought nothing, is not made to wait")
    void afterNothing() {
        assertThat(gathering.await()).isFalse();
        gathering.brought(3);
        gathering.brought(0);
        assertThat(gathering.await()).isFalse();
    }

    @Test
    @DisplayName("after a few records the next ones are waited for, until 5 ms are over")
    void afterFew() {
        gathering.brought(3);
        long began = System.nanoTime();
        assertThat(gathering.await()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(NEXT_TO_NOTHING);
        while (System.nanoTime() - began < Duration.ofMillis(6).toNanos()) {
            Thread.onSpinWait();
        }
        assertThat(gathering.await()).isFalse();
    }

    @Test
    @DisplayName("after many, more are there already")
    void afterMany() {
        gathering.brought(3);
        gathering.brought(1_000);
        assertThat(gathering.await()).isFalse();
    }
}
