package io.seatflow.qa.endtoend;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/** SIGKILL while orders flow, each process for itself and all at once, and what is left of it in the end. */
class CrashTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ORDERS = 40;
    private static final List<String> VICTIMS = List.of("checkout", "billing", "licensing", "available-quantity");
    private static final List<Buyer> BUYERS =
            List.of(Directory.ANNA, Directory.BEN, Directory.CLAIRE, Directory.DAVID, Directory.GUEST);

    private final Story story = new Story();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    @DisplayName("killed at random moments and started again, the system loses nothing and repeats nothing")
    void kills() throws Exception {
        long seed = Long.getLong("seatflow.seed", System.nanoTime());
        System.out.println("CrashTest: -Dseatflow.seed=" + seed);
        Random random = new Random(seed);
        UpProcess up = new UpProcess(folder.resolve("data"));
        try {
            say("started");
            publishDirectory(up);
            List<Order> unacknowledged = List.of();
            for (int crash = 0; crash < Integer.getInteger("seatflow.crashes", 2); crash++) {
                unacknowledged = flow(up, random, unacknowledged);
                kill(up, random, crash);
                up.startAgain();
                say("started again");
            }
            finish(up, unacknowledged, seed);
            say("all is as it must be");
        } catch (Throwable failed) {
            System.out.println("CrashTest: what is left is in " + folder);
            System.out.println(Files.readString(up.console()));
            throw failed;
        } finally {
            up.close();
        }
    }

    /** By turns one service, which makes the others stop in order, and everything at once. */
    private static void kill(UpProcess up, Random random, int crash) {
        if (crash % 2 == 0) {
            String victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
            say("killing " + victim);
            up.killOne(victim);
        } else {
            say("killing everything");
            up.killAll(random);
        }
        say("everything has ended");
    }

    private static void say(String what) {
        System.out.println("CrashTest: " + Instant.now() + " " + what);
    }

    private static void publishDirectory(UpProcess up) {
        try (Outsider outsider = new Outsider(up.kafka(), up.registry())) {
            Directory.publish(outsider);
        }
        Database checkout = new Database(up.database("checkout"));
        Awaitility.await("the directory at checkout")
                .atMost(PATIENCE)
                .until(() -> checkout.count("users") == Directory.users()
                        && checkout.count("tenants") == Directory.tenants());
    }

    /**
     * Publishes orders, and returns when some of them have had their outcome.
     *
     * @param again what earlier was not acknowledged, and so is published again, as a storefront does
     * @return what is not acknowledged now
     */
    private List<Order> flow(UpProcess up, Random random, List<Order> again) {
        Map<Order, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        try (Outsider outsider = new Outsider(up.kafka(), up.registry())) {
            int before = outsider.read("checkout.outcomes").size();
            again.forEach(order -> sent.put(order, send(outsider, order)));
            for (int number = 0; number < ORDERS; number++) {
                Order order = order(random);
                story.ordered(order);
                sent.put(order, send(outsider, order));
            }
            int enough = before + 1 + random.nextInt(ORDERS - 5);
            Awaitility.await("%d outcomes".formatted(enough))
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> outsider.read("checkout.outcomes").size() >= enough);
        }
        List<Order> open = new ArrayList<>();
        sent.forEach((order, future) -> {
            if (!isAcknowledged(future)) {
                open.add(order);
            }
        });
        return open;
    }

    private static Future<RecordMetadata> send(Outsider outsider, Order order) {
        return outsider.send(
                "storefront.orders",
                null,
                order.tenantId(),
                outsider.encode("storefront.orders-value", order.fields()));
    }

    private static boolean isAcknowledged(Future<RecordMetadata> sent) {
        try {
            return sent.get(5, TimeUnit.SECONDS).hasOffset();
        } catch (ExecutionException | TimeoutException lost) {
            return false;
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Order order(Random random) {
        Buyer buyer = BUYERS.get(random.nextInt(BUYERS.size()));
        Order order = Order.of("order-%d".formatted(story.orders().size()), buyer)
                .with("quantity", 1 + random.nextInt(9))
                .with("placedAt", 1_780_000_000_000L);
        boolean eligible = !buyer.equals(Directory.GUEST);
        Order paid = switch (random.nextInt(6)) {
            case 0 -> order.with("paymentToken", "pm_seatflow_lost_1");
            case 1 -> order.with("paymentToken", "pm_seatflow_slow_300");
            case 2 -> {
                Order declined = order.with("paymentToken", "pm_card_visa_chargeDeclined");
                yield eligible ? declined.refused("PAYMENT_DECLINED") : declined;
            }
            default -> order;
        };
        return eligible ? paid : paid.refused("GUEST_ACCOUNT");
    }

    private void finish(UpProcess up, List<Order> unacknowledged, long seed) {
        try (Outsider outsider = new Outsider(up.kafka(), up.registry())) {
            unacknowledged.forEach(order -> Outsider.acknowledged(send(outsider, order)));
            Invariants invariants = new Invariants(up, outsider, story);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    .untilAsserted(() -> assertThat(invariants.differences())
                            .as("seed %d", seed)
                            .isEmpty());
        }
        assertThat(up.verification().waiting(PATIENCE).run().lines())
                .as("seed %d", seed)
                .isEmpty();
    }
}
