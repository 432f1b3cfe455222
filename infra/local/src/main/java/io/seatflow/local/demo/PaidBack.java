package io.seatflow.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares what the payment provider has paid back with the script: once what each ended subscription had cost. */
final class PaidBack {
    private final Script script;
    private final SortedMap<String, String> expected = new TreeMap<>();
    private final SortedMap<String, String> found = new TreeMap<>();
    private final Map<String, String> ordersOfCaptures = new HashMap<>();

    PaidBack(Script script) {
        this.script = script;
        Scene.ENDED.forEach(number -> expected.put(script.id(number), Scene.refund(script, number)));
    }

    /** Reads the provider's ledger. */
    void read(InputStream ledger) throws IOException {
        LedgerReading.read(ledger, Map.of("captures", this::takeCapture, "refunds", this::takeRefund));
    }

    Check check() {
        return new Check(
                "paid back what was cancelled",
                words(expected),
                words(found),
                expected.equals(found)
                        ? List.of()
                        : List.of("refunds by order: expected %s, found %s".formatted(expected, found)));
    }

    private void takeCapture(JsonNode capture) {
        String orderId = capture.path("orderId").asText();
        if (expected.containsKey(orderId)) {
            ordersOfCaptures.put(capture.path("id").asText(), orderId);
        }
    }

    /** A second one of an order stands beside the first, and so is found. */
    private void takeRefund(JsonNode refund) {
        if (script.run().hasTenant(refund.path("tenantId").asText())) {
            String captureId = refund.path("captureId").asText();
            String amount = "%d %s"
                    .formatted(
                            refund.path("amount").asLong(),
                            refund.path("currency").asText().toUpperCase(Locale.ROOT));
            found.merge(
                    ordersOfCaptures.getOrDefault(captureId, "capture " + captureId),
                    amount,
                    (one, other) -> one + " and " + other);
        }
    }

    private static String words(SortedMap<String, String> refunds) {
        return refunds.isEmpty() ? "nothing" : String.join(", ", refunds.values());
    }
}
