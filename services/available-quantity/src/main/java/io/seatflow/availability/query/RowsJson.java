package io.seatflow.availability.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.seatflow.availability.domain.Availability;

import java.util.List;

/** Rows as JSON: the fields of {@code availability.products}, by the same names. */
final class RowsJson {
    private RowsJson() {}

    static String list(List<Availability> rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> list.add(node(row)));
        return list.toString();
    }

    static String one(Availability row) {
        return node(row).toString();
    }

    static String error(String code, String detail) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("error", code)
                .put("detail", detail)
                .toString();
    }

    private static ObjectNode node(Availability row) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tenantId", row.product().tenantId())
                .put("productId", row.product().productId())
                .put("purchased", row.purchased())
                .put("assigned", row.assigned())
                .put("remaining", row.remaining())
                .put("selfService", row.selfService())
                .put("central", row.central())
                .put("subscriptions", row.subscriptions());
    }
}
