package io.seatflow.qa.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must be true of a system at rest, whatever happened to it. */
final class Invariants {
    private final RunningSystem system;
    private final Outsider outsider;
    private final Story story;
    private final Licences licences;

    Invariants(RunningSystem system, Outsider outsider, Story story) {
        this.system = system;
        this.outsider = outsider;
        this.story = story;
        this.licences = new Licences(system);
    }

    /** Everything that is not as it must be; empty if all is. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        Map<String, GenericRecord> outcomes = outcomes(differences);
        captures(differences);
        Map<String, Licences.Row> subscriptions = licences.byOrder();
        subscriptions(outcomes, subscriptions, differences);
        availability(subscriptions, differences);
        differences.addAll(licences.miscounted());
        return differences;
    }

    /**
     * C11: one outcome per order, the expected one, and none for anything else. What a crash made the sender repeat is
     * the same message: same lane, same sequence, same bytes.
     */
    private Map<String, GenericRecord> outcomes(List<String> differences) {
        Map<String, GenericRecord> outcomes = new HashMap<>();
        Map<String, GenericRecord> messages = new LinkedHashMap<>();
        outsider.read("checkout.outcomes")
                .forEach(message -> messages.put(identity(message), outsider.decode(message.value())));
        for (GenericRecord outcome : messages.values()) {
            if (outcomes.put(text(outcome, "orderId"), outcome) != null) {
                differences.add("order %s has a second outcome".formatted(text(outcome, "orderId")));
            }
        }
        for (Order order : story.orders()) {
            GenericRecord outcome = outcomes.get(order.id());
            if (outcome == null) {
                differences.add("order %s has no outcome".formatted(order.id()));
            } else {
                outcome(order, outcome, differences);
            }
        }
        TreeSet<String> strange = new TreeSet<>(outcomes.keySet());
        story.orders().forEach(order -> strange.remove(order.id()));
        strange.forEach(id -> differences.add("outcome of order %s, which nobody placed".formatted(id)));
        return outcomes;
    }

    private static String identity(ConsumerRecord<byte[], byte[]> message) {
        return "%d %s %s %s"
                .formatted(
                        message.partition(),
                        header(message, "lane"),
                        header(message, "seq"),
                        HexFormat.of().formatHex(message.value()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : HexFormat.of().formatHex(header.value());
    }

    private static void outcome(Order order, GenericRecord outcome, List<String> differences) {
        String expected = order.reason() == null ? "COMPLETED null" : "REJECTED " + order.reason();
        String found = outcome.get("status") + " " + outcome.get("reason");
        compare("outcome of order " + order.id(), expected, found, differences);
        compare("tenant of order " + order.id(), order.tenantId(), text(outcome, "tenantId"), differences);
        compare(
                "whether order " + order.id() + " has a subscription",
                order.reason() == null,
                outcome.get("subscriptionId") != null,
                differences);
        if (text(outcome, "message").isBlank()) {
            differences.add("outcome of order %s says nothing to the buyer".formatted(order.id()));
        }
    }

    /** B4: one capture of the right amount per paid order, none for others. */
    private void captures(List<String> differences) {
        Map<String, List<String>> captured = new TreeMap<>();
        JsonNode ledger = outsider.http().json(URI.create(system.payments() + "/ledger"));
        for (JsonNode capture : ledger.path("captures")) {
            captured.computeIfAbsent(capture.path("orderId").asText(), id -> new ArrayList<>())
                    .add(capture.path("amount").asLong() + " "
                            + capture.path("currency").asText().toUpperCase(Locale.ROOT));
        }
        for (Order order : story.orders()) {
            List<String> expected =
                    order.toCapture() == 0 ? List.of() : List.of(order.toCapture() + " " + order.text("currency"));
            List<String> found = captured.remove(order.id());
            compare("captures of order " + order.id(), expected, found == null ? List.of() : found, differences);
        }
        captured.forEach((id, amounts) ->
                differences.add("captures %s of order %s, which nobody placed".formatted(amounts, id)));
    }

    /** One subscription per completed order, the one its outcome names, with the seats ordered. */
    private void subscriptions(
            Map<String, GenericRecord> outcomes, Map<String, Licences.Row> rows, List<String> differences) {
        TreeSet<String> strange = new TreeSet<>(rows.keySet());
        for (Order order : story.orders()) {
            if (order.reason() != null) {
                continue;
            }
            strange.remove(order.id());
            Licences.Row row = rows.get(order.id());
            GenericRecord outcome = outcomes.get(order.id());
            if (row == null || outcome == null) {
                differences.add("order %s was completed without a subscription".formatted(order.id()));
                continue;
            }
            compare("subscription of order " + order.id(), row.id(), text(outcome, "subscriptionId"), differences);
            compare("seats of order " + order.id(), order.number("quantity"), row.quantity(), differences);
            compare(
                    "assigned seats of order " + order.id(),
                    (long) story.seatsAssigned(order.id()),
                    row.assigned(),
                    differences);
        }
        strange.forEach(id -> differences.add("order %s must not have a subscription".formatted(id)));
    }

    /** Availability, by HTTP and in its topic, is what licensing's database adds up to. */
    private void availability(Map<String, Licences.Row> rows, List<String> differences) {
        Map<String, String> expected = new TreeMap<>(Licences.sums(rows.values()));
        Map<String, String> inTopic = new TreeMap<>();
        outsider.values("availability.products")
                .forEach(row -> inTopic.put(
                        text(row, "tenantId") + "/" + text(row, "productId"),
                        Licences.sum(
                                (long) row.get("purchased"),
                                (long) row.get("assigned"),
                                (long) row.get("remaining"),
                                (int) row.get("subscriptions"))));
        compare("availability.products", expected, inTopic, differences);
        Map<String, String> overHttp = new TreeMap<>();
        rows.values().stream()
                .map(Licences.Row::tenantId)
                .distinct()
                .forEach(tenant -> outsider.http()
                        .json(URI.create(system.availability() + "/tenants/" + tenant + "/products"))
                        .forEach(row -> overHttp.put(
                                tenant + "/" + row.path("productId").asText(),
                                Licences.sum(
                                        row.path("purchased").asLong(),
                                        row.path("assigned").asLong(),
                                        row.path("remaining").asLong(),
                                        row.path("subscriptions").asInt()))));
        compare("availability over HTTP", expected, overHttp, differences);
    }

    private static void compare(String what, Object expected, Object found, List<String> differences) {
        if (!expected.equals(found)) {
            differences.add("%s: expected %s, found %s".formatted(what, expected, found));
        }
    }

    private static String text(GenericRecord record, String field) {
        return String.valueOf(record.get(field));
    }
}
