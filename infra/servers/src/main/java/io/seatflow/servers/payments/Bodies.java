package io.seatflow.servers.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.seatflow.servers.payments.Behaviour.Declines;

import java.util.List;
import java.util.Set;

/** Entries and cards in the provider's JSON. The same entry always gives the same body. */
final class Bodies {

    static final String PAYMENT_METHOD = "payment_method";

    private Bodies() {}

    /** @param expand which parts are wanted in full instead of as an id: {@code payment_method} or nothing */
    static ObjectNode intent(Entry entry, Set<String> expand) {
        boolean captured = entry.captured();
        ObjectNode body = object();
        body.put("id", entry.id()).put("object", "payment_intent").put("amount", entry.amount());
        body.put("amount_capturable", 0).put("amount_received", captured ? entry.amount() : 0);
        body.put("capture_method", "automatic").put("confirmation_method", "automatic");
        body.put("created", Math.floorDiv(entry.createdAt(), 1000L)).put("currency", entry.currency());
        body.put("description", entry.description());
        body.set("last_payment_error", lastError(entry));
        body.put("latest_charge", chargeId(entry)).put("livemode", false);
        ObjectNode metadata = body.putObject("metadata");
        entry.metadata().forEach(metadata::put);
        body.putNull("next_action");
        if (expand.contains(PAYMENT_METHOD)) {
            body.set(PAYMENT_METHOD, paymentMethod(entry.token()));
        } else {
            body.put(PAYMENT_METHOD, captured ? entry.token() : null);
        }
        body.putArray("payment_method_types").add("card");
        return body.put("status", captured ? "succeeded" : "requires_payment_method");
    }

    static ObjectNode declined(Entry entry, Declines declines) {
        ObjectNode error = object();
        error.put("charge", chargeId(entry)).put("code", declines.code());
        if (declines.declineCode() != null) {
            error.put("decline_code", declines.declineCode());
        }
        error.put("message", declines.message());
        error.set("payment_intent", intent(entry, Set.of()));
        error.set(PAYMENT_METHOD, paymentMethod(entry.token()));
        return error.put("type", "card_error");
    }

    static ObjectNode paymentMethod(TestToken token) {
        ObjectNode body = object();
        body.put("id", token.name()).put("object", PAYMENT_METHOD).put("type", "card");
        ObjectNode card = body.putObject("card");
        card.put("brand", token.card().brand()).put("funding", token.card().funding());
        card.put("last4", token.card().last4());
        card.put("exp_month", Card.EXPIRY_MONTH).put("exp_year", Card.EXPIRY_YEAR);
        body.put("livemode", false).putObject("metadata");
        return body;
    }

    static ObjectNode searchResult(List<Entry> entries, boolean more, Set<String> expand) {
        ObjectNode body = object();
        body.put("object", "search_result").put("url", "/v1/payment_intents/search");
        body.put("has_more", more).putNull("next_page");
        var data = body.putArray("data");
        entries.forEach(entry -> data.add(intent(entry, expand)));
        return body;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode paymentMethod(String token) {
        return TestTokens.find(token)
                .map(Bodies::paymentMethod)
                .orElseGet(() -> object().put("id", token).put("object", PAYMENT_METHOD));
    }

    private static JsonNode lastError(Entry entry) {
        if (entry.outcome() != Entry.Outcome.DECLINED) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode error = object().put("type", "card_error");
        TestTokens.find(entry.token()).ifPresent(token -> {
            if (token.behaviour() instanceof Declines declines) {
                error.put("code", declines.code()).put("message", declines.message());
                error.put("decline_code", declines.declineCode());
            }
        });
        error.set(PAYMENT_METHOD, paymentMethod(entry.token()));
        return error;
    }

    private static String chargeId(Entry entry) {
        return "ch_" + entry.id().substring("pi_".length());
    }
}
