package io.seatflow.local.demo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the payment sandbox's ledger as it comes, since it may be long. */
final class LedgerReading {
    private LedgerReading() {}

    /** Hands each entry of a list to who takes that list; {@code captures} come before {@code refunds}. */
    static void read(InputStream ledger, Map<String, Consumer<JsonNode>> takers) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (JsonParser parser = json.createParser(ledger)) {
            while (parser.nextToken() != null) {
                Consumer<JsonNode> taker =
                        parser.currentToken() == JsonToken.START_ARRAY ? takers.get(parser.currentName()) : null;
                while (taker != null && parser.nextToken() == JsonToken.START_OBJECT) {
                    taker.accept(json.readTree(parser));
                }
            }
        }
    }
}
