package io.seatflow.qa.endtoend;

import org.apache.avro.generic.GenericRecord;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be true of a system at rest because of what it was asked for, whatever happened to it. What must be true of
 * any system, {@code seatflow verify} knows.
 */
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
        outcomes(differences);
        Map<String, Licences.Row> subscriptions = licences.byOrder();
        subscriptions(subscriptions, differences);
        availability(subscriptions, differences);
        return differences;
    }

    /** C11: the outcome that the order deserves. */
    private void outcomes(List<String> differences) {
        Map<String, GenericRecord> outcomes = new HashMap<>();
        outsider.values("checkout.outcomes").forEach(outcome -> outcomes.put(text(outcome, "orderId"), outcome));
        for (Order order : story.orders()) {
            GenericRecord outcome = outcomes.get(order.id());
            if (outcome == null) {
                differences.add("order %s has no outcome".formatted(order.id()));
            } else {
                outcome(order, outcome, differences);
            }
        }
    }

    private static void outcome(Order order, GenericRecord outcome, List<String> differences) {
        String expected = order.reason() == null ? "COMPLETED null" : "REJECTED " + order.reason();
        String found = outcome.get("status") + " " + outcome.get("reason");
        compare("outcome of order " + order.id(), expected, found, differences);
        if (text(outcome, "message").isBlank()) {
            differences.add("outcome of order %s says nothing to the buyer".formatted(order.id()));
        }
    }

    /** The seats ordered for each completed order, with those assigned. */
    private void subscriptions(Map<String, Licences.Row> rows, List<String> differences) {
        for (Order order : story.orders()) {
            if (order.reason() != null) {
                continue;
            }
            Licences.Row row = rows.get(order.id());
            if (row == null) {
                differences.add("order %s was completed without a subscription".formatted(order.id()));
                continue;
            }
            compare("seats of order " + order.id(), order.number("quantity"), row.quantity(), differences);
            compare(
                    "assigned seats of order " + order.id(),
                    (long) story.seatsAssigned(order.id()),
                    row.assigned(),
                    differences);
        }
    }

    /** Availability over HTTP is what licensing's database adds up to. */
    private void availability(Map<String, Licences.Row> rows, List<String> differences) {
        Map<String, String> expected = new TreeMap<>(Licences.sums(rows.values()));
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
