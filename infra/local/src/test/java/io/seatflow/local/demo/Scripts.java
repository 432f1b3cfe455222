package io.seatflow.local.demo;

import io.seatflow.local.commands.Catalogue;
import io.seatflow.schemas.serde.TrustedRecords;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.OrderStatus;
import io.seatflow.storefront.Term;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Scripts on a catalogue in which every seat costs 1000, and the outcomes that they expect. */
final class Scripts {
    static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private Scripts() {}

    static Script of(int size) {
        return of(size, Run.FIRST);
    }

    static Script of(int size, Run run) {
        TrustedRecords.trust();
        Wish wish = new Wish(catalogue(), NOW, run);
        return new Script(new Cases(wish, order -> new byte[20]).all(), new Everyday(wish, 1), size);
    }

    /** What the script expects of a step. */
    static OrderOutcome outcome(Script script, int number) {
        Step step = script.step(number);
        OrderPlaced order = order(step);
        boolean completed = step.expected() instanceof Expected.Completed;
        String reason = step.expected() instanceof Expected.Rejected rejected ? rejected.reason() : null;
        long price = step.expected() instanceof Expected.Rejected rejected
                ? rejected.unitPriceMinor()
                : order.getUnitPriceMinor();
        return OrderOutcome.newBuilder()
                .setOrderId(order.getOrderId())
                .setTenantId(order.getTenantId())
                .setStatus(completed ? OrderStatus.COMPLETED : OrderStatus.REJECTED)
                .setReason(reason)
                .setMessage("IT admin, administrateur informatique, IT-administratör")
                .setSubscriptionId(completed ? "subscription-" + number : null)
                .setUnitPriceMinor(price)
                .setCurrency(order.getCurrency())
                .setDecidedAt(NOW)
                .build();
    }

    /** The steps that have an outcome. */
    static Stream<Integer> withOutcome(Script script) {
        return Stream.iterate(0, i -> i + 1)
                .limit(script.size())
                .filter(number -> script.step(number).hasOutcome());
    }

    static OrderPlaced order(Step step) {
        return Objects.requireNonNull(step.order(), "the step is no order");
    }

    static Catalogue catalogue() {
        List<String> ids = new ArrayList<>(Products.EVERYWHERE);
        ids.addAll(Products.PROJECT_AND_VISIO);
        List<Catalogue.Price> prices = Shop.BUYING.stream()
                .map(Shop::currency)
                .distinct()
                .flatMap(currency -> Stream.of(Term.values())
                        .map(term -> new Catalogue.Price(currency, term.name(), "SELF_SERVICE", 1_000)))
                .toList();
        return new Catalogue(ids.stream()
                .map(id -> new Catalogue.Product(id, "product " + id, "family", true, prices))
                .toList());
    }
}
