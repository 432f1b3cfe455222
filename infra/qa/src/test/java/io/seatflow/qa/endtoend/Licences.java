package io.seatflow.qa.endtoend;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What licensing's database holds: the truth that availability is held against. */
final class Licences {
    /** A subscription. */
    record Row(
            String orderId, String id, String tenantId, String productId, long quantity, long assigned, long version) {}

    private final Database database;

    Licences(RunningSystem system) {
        this.database = new Database(system.database("licensing"));
    }

    Map<String, Row> byOrder() {
        Map<String, Row> rows = new TreeMap<>();
        database.rows(
                        """
                        SELECT order_id, subscription_id::text, tenant_id, product_id, quantity, assigned, version
                        FROM subscriptions
                        """,
                        row -> new Row(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7)))
                .forEach(row -> rows.put(row.orderId(), row));
        return rows;
    }

    /** What the subscriptions add up to, per tenant and product. */
    static Map<String, String> sums(Collection<Row> rows) {
        Map<String, long[]> sums = new TreeMap<>();
        for (Row row : rows) {
            long[] sum = sums.computeIfAbsent(row.tenantId() + "/" + row.productId(), key -> new long[3]);
            sum[0] += row.quantity();
            sum[1] += row.assigned();
            sum[2]++;
        }
        Map<String, String> texts = new TreeMap<>();
        sums.forEach((key, sum) -> texts.put(key, sum(sum[0], sum[1], sum[0] - sum[1], sum[2])));
        return texts;
    }

    static String sum(long purchased, long assigned, long remaining, long subscriptions) {
        return "purchased %d, assigned %d, remaining %d, in %d"
                .formatted(purchased, assigned, remaining, subscriptions);
    }
}
