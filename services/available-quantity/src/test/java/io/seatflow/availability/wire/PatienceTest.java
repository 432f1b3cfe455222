package io.seatflow.availability.wire;

import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.RegistryUnavailable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class PatienceTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Patience patience = new Patience(Duration.ofMinutes(1));

    @Test
    @DisplayName("while the registry is away the question is asked again, and the answer is given once it is back")
    void back() throws IOException {
        try (RegistryClient nowhere = nowhere()) {
            int id = patience.ask(() -> {
                if (asked.incrementAndGet() == 1) {
                    return nowhere.schema(1).hashCode();
                }
                assertThat(patience.isWaiting()).isTrue();
                return 42;
            });

            assertThat(id).isEqualTo(42);
            assertThat(patience.isWaiting()).isFalse();
        }
    }

    @Test
    @DisplayName("whoever stops the service need not wait for the registry")
    void stopped() throws IOException {
        try (RegistryClient nowhere = nowhere()) {
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> patience.ask(() -> {
                asked.incrementAndGet();
                return nowhere.schema(1).hashCode();
            }));
            await().until(() -> asked.get() > 0);
            patience.close();

            assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RegistryUnavailable.class);
        }
    }

    @Test
    @DisplayName("what is no passing fault is told at once")
    void poison() {
        assertThatThrownBy(() -> patience.ask(() -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(asked).hasValue(1);
    }

    /** A registry on a port where nobody listens. */
    private static RegistryClient nowhere() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new RegistryClient(RegistrySettings.from(
                    Map.of(RegistrySettings.URL, "http://127.0.0.1:" + socket.getLocalPort(), "max.retries", "0")));
        }
    }
}
