package io.seatflow.workflow.process;

import io.seatflow.workflow.settings.Settings;
import io.seatflow.workflow.settings.SettingsSources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceProcessTest {
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    private int run(Function<Settings, String> shape, Function<String, AutoCloseable> start) {
        return ServiceProcess.run(
                "sample",
                SettingsSources.of("sample").overrides(Map.of("a", "1")),
                shape,
                start,
                new PrintStream(complaints, true, StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("a service that starts leaves the process running")
    void starts() {
        assertThat(run(settings -> settings.text("a"), a -> () -> {})).isZero();
        assertThat(complaints.size()).isZero();
    }

    @Test
    @DisplayName("wrong settings end the process with what is wrong and no stack trace")
    void wrongSettings() {
        assertThat(run(settings -> settings.text("b"), b -> () -> {})).isEqualTo(1);
        assertThat(complaints.toString(StandardCharsets.UTF_8))
                .contains("b: missing")
                .contains("a of override: unknown, did you mean b?")
                .doesNotContain("\tat ");
    }

    @Test
    @DisplayName("a service that fails to start ends the process with one line")
    void failsToStart() {
        Function<String, AutoCloseable> start = a -> {
            throw new IllegalStateException("expected by this test");
        };

        assertThat(run(settings -> settings.text("a"), start)).isEqualTo(1);
        assertThat(complaints.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        "sample cannot start: java.lang.IllegalStateException: expected by this test");
    }

    @Test
    @DisplayName("a class that is missing ends the process too")
    void incomplete() {
        Function<String, AutoCloseable> start = a -> {
            throw new NoClassDefFoundError("expected/by/this/Test");
        };

        assertThat(run(settings -> settings.text("a"), start)).isEqualTo(1);
        assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("expected/by/this/Test");
    }
}
