package io.seatflow.availability.stream;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

class ReplacementBudgetTest {
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.DAY);
    private final ReplacementBudget budget = new ReplacementBudget(2, WINDOW, now::get);

    @Test
    @DisplayName("a thread that died is replaced until the budget is spent, then the application stops")
    void spent() {
        assertThat(die()).isEqualTo(REPLACE_THREAD);
        assertThat(budget.left()).isEqualTo(1);
        assertThat(die()).isEqualTo(REPLACE_THREAD);
        assertThat(budget.left()).isZero();
        assertThat(die()).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    @DisplayName("a replacement is forgotten when the window has passed")
    void forgotten() {
        die();
        now.set(Samples.DAY.plus(WINDOW).minusMillis(1));
        die();
        assertThat(budget.left()).isZero();

        now.set(Samples.DAY.plus(WINDOW));
        assertThat(budget.left()).isEqualTo(1);
        assertThat(die()).isEqualTo(REPLACE_THREAD);
        assertThat(die()).isEqualTo(SHUTDOWN_CLIENT);
    }

    private StreamThreadExceptionResponse die() {
        return budget.handle(new IllegalStateException("a thread died, on purpose of the test"));
    }
}
