package io.seatflow.availability.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatflow.availability.stream.AvailabilityStreams;
import io.seatflow.availability.stream.Intake;
import io.seatflow.availability.stream.Samples;
import io.seatflow.availability.stream.StreamHealth;
import io.seatflow.availability.stream.StreamSettings;
import io.seatflow.availability.wire.Formats;
import io.seatflow.events.availability.ProductAvailability;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ThreadDeathTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final AtomicInteger deaths = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Platform platform;

    @BeforeEach
    void open() throws Exception {
        platform = new Platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    @DisplayName("a stream thread that dies half way is replaced, and what it had in hand is counted once")
    void replaced(@TempDir Path folder) throws Exception {
        platform.say(Samples.active("dies-1", "dies", "planner", 1).build());
        platform.say(
                Samples.active("dies-2", "dies", "planner", 1).setQuantity(7).build());
        Formats formats =
                platform.formats(state -> state.getSubscriptionId().equals("dies-2") && deaths.incrementAndGet() <= 2);

        try (AvailabilityStreams application = start("dies", folder, 2, formats)) {
            await().dontCatchUncaughtExceptions()
                    .atMost(SOON)
                    .until(() -> platform.rows("dies").size() == 2);

            assertThat(platform.rows("dies"))
                    .extracting(ProductAvailability::getPurchased)
                    .containsExactly(10L, 17L);
            assertThat(application.budget().left()).isZero();
            assertThat(new StreamHealth(application).dead()).isEmpty();
        }
    }

    @Test
    @DisplayName("a fault that comes back is not retried for ever: the application gives up and is no longer healthy")
    void givesUp(@TempDir Path folder) throws Exception {
        platform.say(Samples.active("gone-1", "gone", "planner", 1).build());
        Formats formats = platform.formats(state -> state.getTenantId().equals("gone") && deaths.incrementAndGet() > 0);

        try (AvailabilityStreams application = start("gone", folder, 1, formats)) {
            StreamHealth health = new StreamHealth(application);
            await().dontCatchUncaughtExceptions()
                    .atMost(SOON)
                    .until(() -> health.dead().isPresent());

            assertThat(health.notYet()).isPresent();
            assertThat(deaths).hasValue(2);
            assertThat(platform.rows("gone")).isEmpty();
        }
    }

    private AvailabilityStreams start(String application, Path folder, int replacements, Formats formats) {
        StreamSettings usual = platform.settings("thread-" + application, folder).stream();
        StreamSettings settings = new StreamSettings(
                usual.bootstrapServers(),
                usual.applicationId(),
                folder,
                usual.threads(),
                usual.commitInterval(),
                usual.storeMemoryBytes(),
                usual.standbyReplicas(),
                replacements,
                usual.replacementWindow());
        return AvailabilityStreams.start(
                settings, formats, new Intake(new SimpleMeterRegistry()), new HostInfo("127.0.0.1", 1));
    }
}
