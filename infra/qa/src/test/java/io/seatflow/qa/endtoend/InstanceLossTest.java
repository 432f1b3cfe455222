package io.seatflow.qa.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.Endpoints;
import io.seatflow.local.EndpointsFile;
import io.seatflow.local.PartView;
import io.seatflow.local.RestartPolicy;
import io.seatflow.local.SystemOptions;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Three brokers, two instances of each service, and the loss of one of each while orders come in. */
class InstanceLossTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TAKE_OVER = Duration.ofSeconds(15);

    /** Kafka Streams first sits out the broker that coordinated its transactions. */
    private static final Duration ROWS = Duration.ofSeconds(30);

    private static final int ORDERS = 300;
    private static final int BEFORE_THE_LOSS = 60;
    private static final int PARTITIONS = 12;
    private static final List<String> ON_LANES = List.of("checkout", "billing", "licensing");
    private static final List<Buyer> BUYERS = List.of(Directory.ANNA, Directory.BEN, Directory.CLAIRE, Directory.DAVID);

    private final Story story = new Story();
    private final List<Order> orders = orders();
    private final Queue<Future<RecordMetadata>> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    @DisplayName(
            "one broker and one instance of each service are killed under load: others have their lanes within 15 s,"
                    + " each order has its one outcome, and everything comes back; a paused instance is fenced and takes part again")
    void loss() {
        try (LocalRun run = new LocalRun(options());
                Outsider storefront = new Outsider(run.kafka(), run.registry());
                Outsider outsider = new Outsider(run.kafka(), run.registry());
                ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor()) {
            say("started");
            publishDirectory(run, outsider);
            everyInstanceAnswersForEveryTenant(run, outsider);
            var unused = load.scheduleAtFixedRate(() -> order(storefront), 0, 50, TimeUnit.MILLISECONDS);
            Awaitility.await().atMost(PATIENCE).until(() -> next.get() >= BEFORE_THE_LOSS);

            killOneOfEach(run, outsider);
            everythingComesBack(run);
            pauseOne(run, outsider);

            Awaitility.await().atMost(PATIENCE).until(() -> next.get() >= ORDERS);
            sent.forEach(Outsider::acknowledged);
            finish(run, outsider);
        }
        say("stopped");
    }

    private void killOneOfEach(LocalRun run, Outsider outsider) {
        Map<String, Map<Integer, Long>> lost = new TreeMap<>();
        ON_LANES.forEach(service -> lost.put(service, lanes(run, outsider, service + "-2")));
        assertThat(lost)
                .as("lanes by service")
                .allSatisfy((service, lanes) -> assertThat(lanes).isNotEmpty());
        for (String part : List.of("kafka-2", "checkout-2", "billing-2", "licensing-2", "available-quantity-2")) {
            run.system().kill(part);
        }
        say("killed a broker and an instance of each service");
        long begin = System.nanoTime();
        lost.forEach((service, lanes) -> within(TAKE_OVER, begin, service, () -> areTakenOver(run, service, lanes)));
        within(ROWS, begin, "available-quantity", () -> answersForAll(outsider, run.availability()));
    }

    private static void within(Duration limit, long begin, String service, BooleanSupplier takenOver) {
        Awaitility.await("lanes of " + service + " have another owner")
                .atMost(limit)
                .pollInterval(Duration.ofMillis(50))
                .until(takenOver::getAsBoolean);
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        say("%s is taken over after %d ms".formatted(service, millis));
        assertThat(Duration.ofMillis(millis)).as(service).isLessThan(limit);
    }

    private static void everythingComesBack(LocalRun run) {
        Awaitility.await("everything is ready again")
                .atMost(PATIENCE)
                .until(() -> run.system().parts().stream().allMatch(PartView::ready));
        assertThat(run.system().parts())
                .filteredOn(part -> part.deaths() > 0)
                .extracting(PartView::name)
                .containsExactlyInAnyOrder("kafka-2", "checkout-2", "billing-2", "licensing-2", "available-quantity-2");
        Endpoints announced = new EndpointsFile(run.options().data()).read();
        assertThat(run.system().parts())
                .allSatisfy(part -> assertThat(announced.pids().get(part.name()))
                        .isEqualTo(part.pid().orElseThrow()));
        say("everything is back");
    }

    private static void pauseOne(LocalRun run, Outsider outsider) {
        Map<Integer, Long> lanes = lanes(run, outsider, "licensing");
        run.system().pause("licensing");
        long begin = System.nanoTime();
        within(TAKE_OVER, begin, "a paused licensing", () -> areTakenOver(run, "licensing", lanes));
        run.system().resume("licensing");
        Awaitility.await("the paused instance has lanes again")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> lanes(run, outsider, "licensing").entrySet().stream()
                        .anyMatch(lane -> lane.getValue() > lanes.getOrDefault(lane.getKey(), 0L)));
        say("the paused instance takes part again");
    }

    private void finish(LocalRun run, Outsider outsider) {
        orders.forEach(story::ordered);
        Invariants invariants = new Invariants(run, outsider, story);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(invariants.differences()).isEmpty());
        assertThat(run.verification().waiting(PATIENCE).run().lines()).isEmpty();
        everyInstanceAnswersForEveryTenant(run, outsider);
        say("all is as it must be");
    }

    /** The numbers and epochs of the lanes that an instance holds. */
    private static Map<Integer, Long> lanes(LocalRun run, Outsider outsider, String instance) {
        Map<Integer, Long> lanes = new TreeMap<>();
        for (JsonNode lane : outsider.http().json(address(run, instance).resolve("/lanes"))) {
            if (lane.path("number").asInt() >= 0) {
                lanes.put(lane.path("number").asInt(), lane.path("epoch").asLong());
            }
        }
        return lanes;
    }

    private static boolean areTakenOver(LocalRun run, String service, Map<Integer, Long> lanes) {
        Map<Integer, Long> now = new TreeMap<>();
        new Database(run.database(service))
                .rows("SELECT lane, epoch FROM lane", row -> now.put(row.getInt(1), row.getLong(2)));
        return lanes.entrySet().stream().allMatch(lane -> now.getOrDefault(lane.getKey(), 0L) > lane.getValue());
    }

    private static void everyInstanceAnswersForEveryTenant(LocalRun run, Outsider outsider) {
        List<URI> instances = run.endpoints().addressesOf("available-quantity");
        assertThat(instances).hasSize(2);
        Awaitility.await("each instance answers for each tenant")
                .atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(instance -> answersForAll(outsider, instance)));
    }

    private static boolean answersForAll(Outsider outsider, URI instance) {
        try {
            BUYERS.forEach(
                    buyer -> outsider.http().json(URI.create(instance + "/tenants/" + buyer.tenantId() + "/products")));
            return true;
        } catch (IllegalStateException changesHands) {
            return false;
        }
    }

    private static URI address(LocalRun run, String instance) {
        return run.endpoints().instances().stream()
                .filter(one -> one.name().equals(instance))
                .findFirst()
                .orElseThrow()
                .address();
    }

    private static List<Order> orders() {
        return IntStream.range(0, ORDERS)
                .mapToObj(number -> {
                    Order order = Order.of("order-" + number, BUYERS.get(number % BUYERS.size()));
                    return number % 10 == 9
                            ? order.with("paymentToken", "pm_card_visa_chargeDeclined")
                                    .refused("PAYMENT_DECLINED")
                            : order;
                })
                .toList();
    }

    private void order(Outsider storefront) {
        int number = next.get();
        if (number < ORDERS) {
            Order order = orders.get(number);
            sent.add(storefront.send(
                    "storefront.orders",
                    number % PARTITIONS,
                    order.tenantId(),
                    storefront.encode("storefront.orders-value", order.fields())));
            next.incrementAndGet();
        }
    }

    private static void publishDirectory(LocalRun run, Outsider outsider) {
        Directory.publish(outsider);
        Database checkout = new Database(run.database("checkout"));
        Awaitility.await("the directory at checkout")
                .atMost(PATIENCE)
                .until(() -> checkout.count("users") == Directory.users()
                        && checkout.count("tenants") == Directory.tenants());
    }

    private SystemOptions options() {
        return SystemOptions.processesOn(folder.resolve("data"))
                .withBrokers(3)
                .withInstances(2)
                // As on other machines: five starts at once would take the processors from those that take over.
                .withRestarts(new RestartPolicy(5, PATIENCE, TAKE_OVER, TAKE_OVER));
    }

    private static void say(String what) {
        System.out.println("InstanceLossTest: " + Instant.now() + " " + what);
    }
}
