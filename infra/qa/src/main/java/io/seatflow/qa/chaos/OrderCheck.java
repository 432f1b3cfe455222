package io.seatflow.qa.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.local.Endpoints;
import io.seatflow.local.commands.JsonOverHttp;
import io.seatflow.local.commands.LogReader;
import io.seatflow.qa.chaos.load.OrderBook;
import io.seatflow.qa.chaos.load.Placed;
import io.seatflow.qa.chaos.store.ServiceDatabase;
import io.seatflow.qa.chaos.store.Subscription;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderStatus;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds what became of the orders against what the storefronts know: one outcome per order, the expected one; one capture
 * per completed order, of the right amount, and none for others; one subscription per completed order; availability that
 * is the sum of the subscriptions; a dead letter for each record that nobody can read, and for nothing else.
 */
final class OrderCheck {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String NOTHING = words(0, 0, 0);

    /** An outcome, whatever its publication: the same lane and sequence is the same outcome. */
    private record Message(int partition, String lane, String sequence) {}

    private final Endpoints endpoints;
    private final RegistryClient registry;
    private final OrderBook book;
    private final ServiceDatabase licensing;
    private final Map<String, List<OrderOutcome>> outcomes = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    OrderCheck(Endpoints endpoints, RegistryClient registry, OrderBook book, ServiceDatabase licensing) {
        this.endpoints = endpoints;
        this.registry = registry;
        this.book = book;
        this.licensing = licensing;
    }

    /** Everything that is not as it must be. */
    List<String> violations() {
        readOutcomes();
        Map<String, List<Subscription>> subscriptions = new HashMap<>();
        licensing
                .subscriptions()
                .forEach(row -> subscriptions
                        .computeIfAbsent(row.orderId(), id -> new ArrayList<>())
                        .add(row));
        Map<String, List<String>> captures = captures();
        for (Placed placed : book.orders()) {
            List<OrderOutcome> ends = outcomes.getOrDefault(placed.id(), List.of());
            outcome(placed, ends);
            capture(placed, captures.getOrDefault(placed.id(), List.of()));
            subscription(placed, ends, subscriptions.getOrDefault(placed.id(), List.of()));
        }
        Set<String> known = new HashSet<>();
        book.orders().forEach(placed -> known.add(placed.id()));
        strangers("an outcome", outcomes.keySet(), known);
        strangers("a capture", captures.keySet(), known);
        strangers("a subscription", subscriptions.keySet(), known);
        deadLetters();
        violations.addAll(wrongSums(endpoints, registry, licensing));
        return List.copyOf(violations);
    }

    /** How many orders have an outcome. */
    int outcomes() {
        return outcomes.size();
    }

    /** Where availability is not the sum of the subscriptions. */
    static List<String> wrongSums(Endpoints endpoints, RegistryClient registry, ServiceDatabase licensing) {
        Map<String, String> expected = new TreeMap<>();
        Map<String, long[]> sums = new TreeMap<>();
        for (Subscription row : licensing.subscriptions().stream()
                .filter(Subscription::isCounted)
                .toList()) {
            long[] sum = sums.computeIfAbsent(row.tenantId() + "/" + row.productId(), key -> new long[3]);
            sum[0] += row.quantity();
            sum[1] += row.assigned();
            sum[2]++;
        }
        sums.forEach((key, sum) -> expected.put(key, words(sum[0], sum[1], sum[2])));
        Map<String, String> found = new TreeMap<>();
        AvroReader<ProductAvailability> reader = AvroReader.of(Topics.AVAILABILITY_PRODUCTS, registry);
        for (ConsumerRecord<byte[], byte[]> one : read(endpoints, Topics.AVAILABILITY_PRODUCTS)) {
            ProductAvailability row = reader.decode(one.value());
            found.put(
                    row.getTenantId() + "/" + row.getProductId(),
                    words(row.getPurchased(), row.getAssigned(), row.getSubscriptions()));
        }
        Set<String> keys = new HashSet<>(expected.keySet());
        keys.addAll(found.keySet());
        return keys.stream()
                .filter(key -> !expected.getOrDefault(key, NOTHING).equals(found.getOrDefault(key, NOTHING)))
                .sorted()
                .map(key -> "availability of %s: expected %s, found %s"
                        .formatted(key, expected.getOrDefault(key, NOTHING), found.getOrDefault(key, NOTHING)))
                .toList();
    }

    private static String words(long purchased, long assigned, long subscriptions) {
        return "%d purchased, %d assigned, %d subscriptions".formatted(purchased, assigned, subscriptions);
    }

    private void readOutcomes() {
        AvroReader<OrderOutcome> reader = AvroReader.of(Topics.CHECKOUT_OUTCOMES, registry);
        Set<Message> seen = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> one : read(endpoints, Topics.CHECKOUT_OUTCOMES)) {
            if (seen.add(new Message(one.partition(), header(one, "lane"), header(one, "seq")))) {
                OrderOutcome outcome = reader.decode(one.value());
                outcomes.computeIfAbsent(outcome.getOrderId(), id -> new ArrayList<>())
                        .add(outcome);
            }
        }
    }

    private void outcome(Placed placed, List<OrderOutcome> ends) {
        if (ends.size() != 1) {
            violations.add("order %s has %d outcomes".formatted(placed.id(), ends.size()));
            return;
        }
        OrderOutcome end = ends.getFirst();
        String expected = placed.reason() == null ? "COMPLETED" : placed.reason();
        String found = end.getStatus() == OrderStatus.COMPLETED ? "COMPLETED" : String.valueOf(end.getReason());
        if (!expected.equals(found)) {
            violations.add("order %s: expected %s, found %s".formatted(placed.id(), expected, found));
        }
    }

    private void capture(Placed placed, List<String> found) {
        List<String> expected = placed.toCapture() == 0 ? List.of() : List.of(placed.toCapture() + " USD");
        if (!expected.equals(found)) {
            violations.add("captures of order %s: expected %s, found %s".formatted(placed.id(), expected, found));
        }
    }

    private void subscription(Placed placed, List<OrderOutcome> ends, List<Subscription> found) {
        if (found.size() != (placed.reason() == null ? 1 : 0)) {
            violations.add("order %s has %d subscriptions".formatted(placed.id(), found.size()));
        } else if (found.size() == 1) {
            Subscription row = found.getFirst();
            if (row.quantity() != placed.order().getQuantity()
                    || !row.tenantId().equals(placed.order().getTenantId())
                    || ends.stream().anyMatch(end -> !row.id().equals(end.getSubscriptionId()))) {
                violations.add("order %s and its subscription differ: %s".formatted(placed.id(), row));
            }
        }
    }

    private Map<String, List<String>> captures() {
        Map<String, List<String>> captures = new HashMap<>();
        try (JsonOverHttp http = new JsonOverHttp()) {
            for (JsonNode capture : http.get(endpoints.payments(), "/ledger").path("captures")) {
                captures.computeIfAbsent(capture.path("orderId").asText(), id -> new ArrayList<>())
                        .add(capture.path("amount").asLong() + " "
                                + capture.path("currency").asText().toUpperCase(Locale.ROOT));
            }
        }
        return captures;
    }

    private void strangers(String what, Set<String> found, Set<String> known) {
        found.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> violations.add("order %s, which nobody placed, has %s".formatted(id, what)));
    }

    private void deadLetters() {
        Set<OrderBook.Place> dead = new HashSet<>();
        List<Topic<DeadLetter>> topics = List.of(
                Topics.CHECKOUT_DEAD_LETTERS,
                Topics.BILLING_DEAD_LETTERS,
                Topics.LICENSING_DEAD_LETTERS,
                Topics.AVAILABLE_QUANTITY_DEAD_LETTERS,
                Topics.TAKEOVER_DEAD_LETTERS,
                Topics.NOTIFICATION_DEAD_LETTERS,
                Topics.ADMIN_CENTER_DEAD_LETTERS);
        for (Topic<DeadLetter> topic : topics) {
            AvroReader<DeadLetter> reader = AvroReader.of(topic, registry);
            for (ConsumerRecord<byte[], byte[]> one : read(endpoints, topic)) {
                DeadLetter letter = reader.decode(one.value());
                dead.add(new OrderBook.Place(
                        new TopicPartition(letter.getTopic(), letter.getPartition()), letter.getOffset()));
                if (!letter.getTopic().equals(Topics.STOREFRONT_ORDERS.name()) || !isUnreadable(letter)) {
                    violations.add("a dead letter that nobody expected: %s of %s/%d at %d, %s"
                            .formatted(
                                    letter.getReason(),
                                    letter.getTopic(),
                                    letter.getPartition(),
                                    letter.getOffset(),
                                    letter.getError()));
                }
            }
        }
        book.poison().stream()
                .filter(place -> !dead.contains(place))
                .forEach(place -> violations.add("an unreadable record at %s has no dead letter".formatted(place)));
    }

    private static boolean isUnreadable(DeadLetter letter) {
        return switch (letter.getReason()) {
            case "NOT_AVRO", "UNKNOWN_SCHEMA", "MISSING_FIELD", "OTHER_SCHEMA", "CORRUPT", "TRAILING_BYTES" -> true;
            default -> false;
        };
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            Endpoints endpoints, Topic<? extends SpecificRecord> topic) {
        try (LogReader reader = LogReader.fromBeginning(endpoints.kafka(), List.of(topic))) {
            Map<TopicPartition, Long> ends = reader.ends();
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (!reader.hasReached(ends)) {
                reader.poll(POLL).forEach(all::add);
            }
            return all;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> one, String name) {
        Header header = one.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
