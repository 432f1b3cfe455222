package io.seatflow.servers.payments;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Our own view of the ledger, not the provider's: {@code {"requests": {…}, "declined": n, "captures": [{id, orderId,
 * tenantId, amount, currency, idempotencyKey, capturedAt}], "refunds": [{id, captureId, refundId, tenantId, amount,
 * currency}]}}. Written as it is read, since a ledger may be long.
 */
final class LedgerView {

    private final JsonFactory json = new JsonFactory();

    void write(Stream<Entry> entries, Map<String, Long> requests, OutputStream out) throws IOException {
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeObjectFieldStart("requests");
            for (Map.Entry<String, Long> request : requests.entrySet()) {
                generator.writeNumberField(request.getKey(), request.getValue());
            }
            generator.writeEndObject();
            generator.writeArrayFieldStart("captures");
            long declined = 0;
            List<Refund> refunds = new ArrayList<>();
            for (Entry entry : (Iterable<Entry>) entries::iterator) {
                declined += entry.outcome() == Entry.Outcome.DECLINED ? 1 : 0;
                if (entry.captured()) {
                    writeCapture(generator, Capture.of(entry));
                } else if (entry.outcome() == Entry.Outcome.REFUNDED) {
                    refunds.add(Refund.of(entry));
                }
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("refunds");
            for (Refund refund : refunds) {
                writeRefund(generator, refund);
            }
            generator.writeEndArray();
            generator.writeNumberField("declined", declined);
            generator.writeEndObject();
        }
    }

    private static void writeRefund(JsonGenerator generator, Refund refund) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("id", refund.id());
        generator.writeStringField("captureId", refund.captureId());
        generator.writeStringField("refundId", refund.refundId());
        generator.writeStringField("tenantId", refund.tenantId());
        generator.writeNumberField("amount", refund.amount());
        generator.writeStringField("currency", refund.currency());
        generator.writeEndObject();
    }

    private static void writeCapture(JsonGenerator generator, Capture capture) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("id", capture.id());
        generator.writeStringField("orderId", capture.orderId());
        generator.writeStringField("tenantId", capture.tenantId());
        generator.writeNumberField("amount", capture.amount());
        generator.writeStringField("currency", capture.currency());
        generator.writeStringField("idempotencyKey", capture.idempotencyKey());
        generator.writeStringField("capturedAt", capture.capturedAt().toString());
        generator.writeEndObject();
    }
}
