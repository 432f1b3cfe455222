package io.seatflow.workflow.kafka;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class GatheringTest {
    private final AtomicLong now = new AtomicLong();
    private final Gathering gathering = new Gathering(now::get, now::addAndGet);

    @Test
    @DisplayName("who comes first, or after a poll that brought nothing, is not made to wait")
    void afterNothing() {
        assertThat(gathering.await()).isFalse();
        gathering.brought(3, false);
        gathering.brought(0, false);
        assertThat(gathering.await()).isFalse();
    }

    @Test
    @DisplayName("after a few records the next ones are waited for, until 5 ms are over")
    void afterFew() {
        gathering.brought(3, false);
        now.addAndGet(Duration.ofMillis(2).toNanos());
        assertThat(gathering.await()).isTrue();
        assertThat(now).hasValue(Gathering.GATHERED.toNanos());
        assertThat(gathering.await()).isFalse();
    }

    @Test
    @DisplayName("a poll that was cut short and brought nothing tells nothing of the load")
    void cutShort() {
        gathering.brought(3, false);
        gathering.brought(0, true);
        assertThat(gathering.await()).isTrue();
        assertThat(now).hasValue(Gathering.GATHERED.toNanos());

        gathering.brought(1_000, true);
        assertThat(gathering.await()).isFalse();
    }

    @Test
    @DisplayName("after many, more are there already")
    void afterMany() {
        gathering.brought(3, false);
        gathering.brought(1_000, false);
        assertThat(gathering.await()).isFalse();
    }
}
