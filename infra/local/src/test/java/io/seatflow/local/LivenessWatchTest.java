package io.seatflow.local;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class LivenessWatchTest {
    @Test
    @DisplayName("an instance that says it is dead is reported, one that is alive is not")
    void dead() throws Exception {
        AtomicInteger status = new AtomicInteger(200);
        AtomicInteger asked = new AtomicInteger();
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/health/live", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        ServiceInstance billing = new ServiceInstance(
                Service.BILLING, "billing-2", server.getAddress().getPort());
        try (LivenessWatch watch = new LivenessWatch(List.of(billing), (name, line) -> lines.add(line))) {
            Awaitility.await().until(() -> asked.get() > 0);
            assertThat(lines).as("%s", watch).isEmpty();

            status.set(503);

            Awaitility.await().until(() -> !lines.isEmpty());
            assertThat(lines.getFirst()).startsWith("billing-2 works no more: see its log and http://127.0.0.1:");
        } finally {
            server.stop(0);
        }
    }
}
