package io.seatflow.qa.endtoend;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * An order as a storefront publishes it, and how it must end.
 *
 * @param fields by the names of the public schema
 * @param reason the code it must be rejected with; null where it must be completed
 */
record Order(Map<String, Object> fields, @Nullable String reason) {
    /** Two seats of Power BI Pro for a month, paid by a good card. */
    static Order of(String id, Buyer buyer) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("orderId", id);
        fields.put("tenantId", buyer.tenantId());
        fields.put("buyerEmail", buyer.email());
        fields.put("productId", "CFQ7TTC0H9MP");
        fields.put("quantity", 2);
        fields.put("unitPriceMinor", 1400L);
        fields.put("currency", "USD");
        fields.put("term", "MONTHLY");
        fields.put("trial", false);
        fields.put("payment", "CARD");
        fields.put("paymentToken", "pm_card_visa");
        fields.put("termsAccepted", true);
        fields.put("storefront", "outsider");
        fields.put("placedAt", System.currentTimeMillis());
        return new Order(fields, null);
    }

    Order with(String field, Object value) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.put(field, value);
        return new Order(changed, reason);
    }

    Order without(String field) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.remove(field);
        return new Order(changed, reason);
    }

    /** The same, to be rejected for this reason. */
    Order refused(String code) {
        return new Order(fields, code);
    }

    String id() {
        return text("orderId");
    }

    String tenantId() {
        return text("tenantId");
    }

    String text(String field) {
        return String.valueOf(fields.get(field));
    }

    long number(String field) {
        return fields.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
