package io.seatflow.servers.payments;

import com.stripe.exception.StripeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A sandbox that is killed")
class KilledSandboxTest {

    private static final int ORDERS = 400;

    @TempDir
    Path folder;

    /** The sandbox in a process of its own, so that it can be killed. */
    static final class Main {

        private Main() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws IOException, InterruptedException {
            try (PaymentSandbox sandbox = PaymentSandbox.start(Path.of(arguments[0]), 0)) {
                System.out.println("URL " + sandbox.url());
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    @DisplayName("B4 has every capture that it answered, answers it again, and captures no order twice")
    void killed() throws Exception {
        Map<String, String> answered = chargeUntilKilled();
        assertThat(answered).hasSizeBetween(ORDERS / 4, ORDERS - 1);

        try (PaymentSandbox sandbox = PaymentSandbox.start(folder, 0);
                SandboxClient client = new SandboxClient(sandbox)) {
            for (int i = 0; i < ORDERS; i++) {
                String order = "order-" + i;
                String id = client.charge(order, "pm_card_visa", 100).getId();
                assertThat(sandbox.captures(order)).hasSize(1);
                assertThat(answered.getOrDefault(order, id)).isEqualTo(id);
            }
        }
    }

    /** Charges from several threads; after a quarter of the answers the sandbox is killed, the rest fails. */
    private Map<String, String> chargeUntilKilled() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<String, String> answered = new ConcurrentHashMap<>();
        try (BufferedReader out = process.inputReader();
                SandboxClient client = new SandboxClient(url(out));
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < ORDERS; i++) {
                String order = "order-" + i;
                threads.execute(() -> {
                    try {
                        answered.put(
                                order, client.charge(order, "pm_card_visa", 100).getId());
                    } catch (StripeException e) {
                        return;
                    }
                    if (answered.size() >= ORDERS / 4) {
                        process.destroyForcibly();
                    }
                });
            }
        } finally {
            process.destroyForcibly();
        }
        return answered;
    }

    private static URI url(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (!line.startsWith("URL ")) {
            line = out.readLine();
        }
        return URI.create(line.substring("URL ".length()));
    }
}
