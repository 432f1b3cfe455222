package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Event.OrderAccepted;
import io.seatflow.checkout.domain.Event.OrderRejected;
import io.seatflow.checkout.domain.KnownOrder;
import io.seatflow.checkout.domain.Money;
import io.seatflow.checkout.domain.Order;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The table {@code orders}: inserted once, never updated. */
final class OrderRows {
    private OrderRows() {}

    static Supplier<List<KnownOrder>> load(Exchange reads, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List::of;
        }
        return reads.query(Statement.of("""
                        SELECT o.order_id, o.tenant_id, o.fingerprint, o.unit_price_minor, o.currency, o.decided_at,
                               e.order_id IS NOT NULL AS ended
                          FROM unnest(:ids) AS n(order_id)
                          JOIN orders o USING (order_id)
                          LEFT JOIN outcomes e USING (order_id)
                        """).bindArray("ids", String.class, ids), OrderRows::order);
    }

    /** In the order of the ids, so that no two instances wait for each other. */
    static void insert(Exchange writes, List<OrderAccepted> accepted, List<OrderRejected> rejected) {
        List<Row> rows = new ArrayList<>(accepted.size() + rejected.size());
        accepted.forEach(event -> rows.add(new Row(event.order(), event.fingerprint(), event.acceptedAt())));
        rejected.forEach(event -> rows.add(
                new Row(event.order(), event.fingerprint(), event.outcome().decidedAt())));
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparing(row -> row.order().id()));
        Statement insert = Statement.of("""
                        INSERT INTO orders (order_id, tenant_id, fingerprint, unit_price_minor, currency, decided_at)
                        SELECT unnest(:ids), unnest(:tenants), unnest(:fingerprints), unnest(:prices),
                               unnest(:currencies), to_timestamp(unnest(:times))
                        """)
                .bindArray(
                        "ids", String.class, Column.of(rows, row -> row.order().id()))
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(rows, row -> row.order().tenantId()))
                .bindArray("fingerprints", UUID.class, Column.of(rows, Row::fingerprint))
                .bindArray(
                        "prices", Long.class, Column.of(rows, row -> row.order().unitPriceMinor()))
                .bindArray(
                        "currencies",
                        String.class,
                        Column.of(rows, row -> row.order().currency()))
                .bindArray("times", Double.class, Column.ofTimes(rows, Row::decidedAt));
        writes.write("orders", rows.size(), insert);
    }

    private record Row(Order order, UUID fingerprint, Instant decidedAt) {}

    private static KnownOrder order(ResultSet row) throws SQLException {
        return new KnownOrder(
                row.getString("order_id"),
                row.getString("tenant_id"),
                row.getObject("fingerprint", UUID.class),
                new Money(row.getLong("unit_price_minor"), row.getString("currency")),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("ended"));
    }
}
