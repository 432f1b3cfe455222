package io.seatflow.local.verify.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.JsonOverHttp;
import io.seatflow.servers.payments.Capture;
import io.seatflow.servers.payments.Refund;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;

/** The ledger as the running payment sandbox shows it. Another provider shows none. */
record LedgerOverHttp(URI payments) implements Ledger {
    @Override
    public void read(Consumer<Capture> each, Consumer<Refund> refund) throws CannotLook {
        ObjectMapper json = new ObjectMapper();
        boolean found = false;
        try (JsonOverHttp http = new JsonOverHttp();
                InputStream ledger = http.open(payments, "/ledger");
                JsonParser parser = json.createParser(ledger)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY && "captures".equals(parser.currentName())) {
                    found = true;
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        each.accept(capture(json.readTree(parser)));
                    }
                } else if (parser.currentToken() == JsonToken.START_ARRAY && "refunds".equals(parser.currentName())) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        refund.accept(refund(json.readTree(parser)));
                    }
                }
            }
        } catch (IOException | CommandFailure away) {
            throw new CannotLook(
                    "the payment sandbox at %s shows no ledger: %s".formatted(payments, away.getMessage()), away);
        }
        if (!found) {
            throw new CannotLook("the payment provider at %s shows no ledger".formatted(payments), null);
        }
    }

    private static Capture capture(JsonNode capture) {
        return new Capture(
                capture.path("id").asText(),
                text(capture, "orderId"),
                text(capture, "tenantId"),
                capture.path("amount").asLong(),
                capture.path("currency").asText(),
                text(capture, "idempotencyKey"),
                Instant.parse(capture.path("capturedAt").asText()));
    }

    private static Refund refund(JsonNode refund) {
        return new Refund(
                refund.path("id").asText(),
                refund.path("captureId").asText(),
                text(refund, "refundId"),
                text(refund, "tenantId"),
                refund.path("amount").asLong(),
                refund.path("currency").asText(),
                Instant.EPOCH);
    }

    private static @Nullable String text(JsonNode capture, String field) {
        return capture.path(field).isTextual() ? capture.path(field).asText() : null;
    }
}
