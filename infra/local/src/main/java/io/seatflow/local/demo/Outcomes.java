package io.seatflow.local.demo;

import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.OrderStatus;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares outcomes with the script as they come. Keeps a bit per order, and what is wrong. */
final class Outcomes {
    private final Script script;
    private final Wording wording;
    private final BitSet ended = new BitSet();
    private final SortedMap<String, Integer> byReason = new TreeMap<>();
    private final Map<Integer, String> subscriptionsOfCases = new HashMap<>();
    private final Set<String> central = new HashSet<>();
    private final Findings wrong = new Findings();
    private final Findings repeated = new Findings();
    private final Findings wrongWords = new Findings();

    Outcomes(Script script, Wording wording) {
        this.script = script;
        this.wording = wording;
    }

    /** Expects the outcome of an order that the script does not have: a central purchase is one. */
    void expectCentral(String orderId) {
        central.add(orderId);
    }

    /** Takes an outcome; whether it is the one that is expected. Those of other runs are not looked at. */
    boolean take(OrderOutcome outcome) {
        if (!script.run().hasOrder(outcome.getOrderId()) && !central.contains(outcome.getOrderId())) {
            return true;
        }
        byReason.merge(reason(outcome), 1, Integer::sum);
        if (central.contains(outcome.getOrderId()) && outcome.getStatus() == OrderStatus.COMPLETED) {
            return true;
        }
        int number = script.number(outcome.getOrderId());
        if (number < 0 || !script.step(number).hasOutcome()) {
            wrong.add("order %s: expected no outcome, found %s".formatted(outcome.getOrderId(), reason(outcome)));
            return false;
        }
        if (ended.get(number)) {
            repeated.add("order %s: expected one outcome, found %s besides"
                    .formatted(outcome.getOrderId(), reason(outcome)));
            return false;
        }
        ended.set(number);
        wording.problem(outcome).ifPresent(wrongWords::add);
        String expected = expected(script.step(number));
        String found = found(outcome);
        if (!expected.equals(found)) {
            wrong.add("order %s (%s): expected %s, found %s"
                    .formatted(outcome.getOrderId(), script.step(number).what(), expected, found));
        }
        String subscription = outcome.getSubscriptionId();
        if (subscription != null && number <= Cases.NORRSKEN_POWER_APPS) {
            subscriptionsOfCases.put(number, subscription);
        }
        return expected.equals(found);
    }

    /** Orders that have their outcome. */
    int count() {
        return ended.cardinality();
    }

    boolean hasEnded(int number) {
        return ended.get(number);
    }

    /** How many outcomes there were, by reason code, COMPLETED among them. */
    SortedMap<String, Integer> byReason() {
        return new TreeMap<>(byReason);
    }

    /** The subscription that one of the first cases bought; empty if it has none. */
    String subscription(int number) {
        return subscriptionsOfCases.getOrDefault(number, "");
    }

    Findings wrong() {
        return wrong;
    }

    Findings repeated() {
        return repeated;
    }

    Findings wrongWords() {
        return wrongWords;
    }

    static String reason(OrderOutcome outcome) {
        String reason = outcome.getReason();
        return reason == null ? outcome.getStatus().name() : reason;
    }

    private static String expected(Step step) {
        OrderPlaced order = step.order();
        String currency = order == null ? "" : order.getCurrency();
        long price = order == null ? 0 : order.getUnitPriceMinor();
        return switch (step.expected()) {
            case Expected.Completed completed -> "COMPLETED at %d %s with a subscription".formatted(price, currency);
            case Expected.Rejected rejected ->
                rejected.reason().equals("PRICE_CHANGED")
                        ? "PRICE_CHANGED to %d %s".formatted(rejected.unitPriceMinor(), currency)
                        : rejected.reason();
            case Expected.DeadLetter letter -> "none";
        };
    }

    private static String found(OrderOutcome outcome) {
        String price = outcome.getUnitPriceMinor() + " " + outcome.getCurrency();
        boolean subscribed = outcome.getSubscriptionId() != null;
        if (outcome.getStatus() == OrderStatus.COMPLETED) {
            return "COMPLETED at " + price + (subscribed ? " with a subscription" : " without a subscription");
        }
        String reason = reason(outcome) + (subscribed ? " with a subscription" : "");
        return reason.equals("PRICE_CHANGED") ? reason + " to " + price : reason;
    }
}
