package io.seatflow.local.demo;

import io.seatflow.storefront.OrderPlaced;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;

/** Compares what the payment provider has captured with the script: one capture per paid order, of the right amount. */
final class Captures {
    private final Script script;
    private final BitSet captured = new BitSet();
    private final Findings findings = new Findings();
    private int count;

    Captures(Script script) {
        this.script = script;
    }

    /** Reads the provider's ledger, as it comes, since it may be long. */
    void read(InputStream ledger) throws IOException {
        LedgerReading.read(
                ledger,
                Map.of(
                        "captures",
                        capture -> take(
                                capture.path("orderId").asText(),
                                capture.path("amount").asLong(),
                                capture.path("currency").asText())));
        script.steps().filter(step -> amount(step) > 0).forEach(this::checkCaptured);
    }

    void take(String orderId, long amount, String currency) {
        if (!script.run().hasOrder(orderId)) {
            return;
        }
        count++;
        int number = script.number(orderId);
        String found = "%d %s".formatted(amount, currency.toUpperCase(Locale.ROOT));
        if (number < 0 || amount(script.step(number)) == 0) {
            findings.add("order %s: expected no capture, found one of %s".formatted(orderId, found));
            return;
        }
        String expected = "%d %s".formatted(amount(script.step(number)), currency(script.step(number)));
        if (captured.get(number)) {
            findings.add("order %s: expected one capture, found another of %s".formatted(orderId, found));
        } else if (!expected.equals(found)) {
            findings.add("order %s: expected a capture of %s, found %s".formatted(orderId, expected, found));
        }
        captured.set(number);
    }

    Check check() {
        return new Check(
                "one capture of the right amount per paid order, no other",
                "%d captures"
                        .formatted(
                                script.steps().filter(step -> amount(step) > 0).count()),
                "%d captures".formatted(count),
                findings.first());
    }

    private void checkCaptured(Step step) {
        OrderPlaced order = step.order();
        if (order != null && !captured.get(script.number(order.getOrderId()))) {
            findings.add("order %s: expected a capture of %d %s, found none"
                    .formatted(order.getOrderId(), amount(step), currency(step)));
        }
    }

    private static long amount(Step step) {
        return step.expected() instanceof Expected.Completed completed ? completed.captureMinor() : 0;
    }

    private static String currency(Step step) {
        OrderPlaced order = step.order();
        return order == null ? "" : order.getCurrency();
    }
}
