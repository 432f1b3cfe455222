package io.seatflow.local;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class RestartPolicyTest {
    @Test
    @DisplayName(
            "each restart waits twice as long as the one before, up to the longest pause, and the sixth is not made")
    void pauses() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(RestartPolicy.standard()::pause))
                .containsExactly(millis(250), millis(500), millis(1000), millis(2000), millis(4000), Optional.empty());
    }

    @Test
    @DisplayName("without a limit the pause stops growing")
    void unlimited() {
        assertThat(RestartPolicy.unlimited().pause(1_000_000)).isEqualTo(millis(5000));
    }

    @Test
    @DisplayName("never is never")
    void never() {
        assertThat(RestartPolicy.never().pause(1)).isEmpty();
    }

    private static Optional<Duration> millis(long number) {
        return Optional.of(Duration.ofMillis(number));
    }
}
