package io.seatflow.servers.payments;

import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayName("B4 the payment sandbox executes a key once")
class IdempotencyTest {

    private static final String FORM = "amount=900&currency=usd&confirm=true&metadata[order_id]=K&payment_method=";

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private PaymentSandbox sandbox;
    private SandboxClient client;

    @BeforeEach
    void start() throws IOException {
        sandbox = PaymentSandbox.start(folder, 0, clock);
        client = new SandboxClient(sandbox);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        sandbox.close();
    }

    @ParameterizedTest
    @DisplayName("the same key and body get the stored answer, declines too, also after a restart")
    @ValueSource(strings = {"pm_card_visa", "pm_card_visa_chargeDeclined", "pm_seatflow_stored500"})
    void replays(String token) throws IOException, InterruptedException {
        HttpResponse<String> first = client.post(FORM + token, SandboxClient.key("K"));
        HttpResponse<String> second = client.post(FORM + token, SandboxClient.key("K"));
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(List.of(second.statusCode(), second.body())).containsExactly(first.statusCode(), first.body());

        stop();
        start();
        HttpResponse<String> third = client.post(FORM + token, SandboxClient.key("K"));
        assertThat(third.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(List.of(third.statusCode(), third.body())).containsExactly(first.statusCode(), first.body());
    }

    @Test
    @DisplayName("the same key with another body is an error, and nothing more is captured")
    void otherBody() throws StripeException {
        client.charge("K", "pm_card_visa", 100);
        assertThatThrownBy(() -> client.charge("K", "pm_card_visa", 101)).isInstanceOf(IdempotencyException.class);
        assertThat(sandbox.captures("K"))
                .singleElement()
                .extracting(Capture::amount)
                .isEqualTo(100L);
    }

    @Test
    @DisplayName("a refused request is not stored: the key can be used by a request that is right")
    void refusalsAreNotStored() throws IOException, InterruptedException {
        assertThat(client.post(FORM + "pm_nobody", SandboxClient.key("K")).statusCode())
                .isEqualTo(400);
        assertThat(client.post(FORM + "pm_card_visa", SandboxClient.key("K")).statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("a key is forgotten after 24 hours, not before: then it charges again")
    void forgets() throws StripeException {
        client.charge("K", "pm_card_visa", 100);
        clock.advanceHours(23);
        client.charge("K", "pm_card_visa", 100);
        assertThat(sandbox.captures("K")).hasSize(1);
        clock.advanceHours(1);
        client.charge("K", "pm_card_visa", 100);
        assertThat(sandbox.captures("K")).hasSize(2);
    }

    @Test
    @DisplayName("64 requests at once with one key capture once: each is answered with the capture or with 409")
    void concurrently() throws Exception {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                answers.add(threads.submit(() -> client.post(FORM + "pm_seatflow_slow_100", SandboxClient.key("K"))));
            }
        }
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isIn(200, 409);
        }
        assertThat(sandbox.captures("K")).hasSize(1);
    }

    @Test
    @DisplayName("while a request is in flight its key is in use: 409, and later the stored answer")
    void inFlight() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> slow =
                    threads.submit(() -> client.post(FORM + "pm_seatflow_slow_1500", SandboxClient.key("K")));
            await().until(() -> sandbox.captures("K").size() == 1);
            HttpResponse<String> second = client.post(FORM + "pm_seatflow_slow_1500", SandboxClient.key("K"));
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("idempotency_key_in_use");
            assertThat(slow.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("pm_seatflow_lost charges, cuts the connection, and answers the next time")
    void loses() throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> client.post(FORM + "pm_seatflow_lost_2", SandboxClient.key("K")))
                    .isInstanceOf(IOException.class);
            assertThat(sandbox.captures("K")).hasSize(1);
        }
        assertThat(client.post(FORM + "pm_seatflow_lost_2", SandboxClient.key("K"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(sandbox.captures("K")).hasSize(1);
        assertThat(sandbox.requests()).containsEntry("cut", 2L);
    }

    @Test
    @DisplayName("pm_seatflow_error500 and _error429 fail without charging, then charge once")
    void failsFirst() throws StripeException {
        assertThatThrownBy(() -> client.charge("K", "pm_seatflow_error500_1", 100))
                .isInstanceOf(ApiException.class);
        assertThat(sandbox.captures("K")).isEmpty();
        client.charge("K", "pm_seatflow_error500_1", 100);
        assertThatThrownBy(() -> client.charge("L", "pm_seatflow_error429_1", 100))
                .isInstanceOf(RateLimitException.class);
        client.charge("L", "pm_seatflow_error429_1", 100);
        assertThat(sandbox.captures()).hasSize(2);
    }

    @Test
    @DisplayName("pm_seatflow_charged500 has charged, and says 500 for as long as the key lives")
    void failsForGood() {
        assertThatThrownBy(() -> client.charge("K", "pm_seatflow_charged500", 100))
                .isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> client.charge("K", "pm_seatflow_charged500", 100))
                .isInstanceOf(ApiException.class);
        assertThat(sandbox.captures("K")).hasSize(1);
    }
}
