package io.seatflow.local.demo;

import io.seatflow.local.Main;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole demo, on the real system. */
class DemoTest {
    @Test
    @DisplayName("the demo plays every case and finds itself right; that it can find itself wrong, ChecksTest shows")
    void demo() {
        assertThat(Main.run("demo")).isZero();
    }
}
