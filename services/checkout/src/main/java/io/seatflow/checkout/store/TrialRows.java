package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Event.OrderAccepted;
import io.seatflow.checkout.domain.Event.OrderEnded;
import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.Trial;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The table {@code trials}: the order that took each trial. */
final class TrialRows {
    private TrialRows() {}

    static Supplier<List<Map.Entry<Trial, String>>> load(Exchange reads, Collection<Trial> trials) {
        if (trials.isEmpty()) {
            return List::of;
        }
        return reads.query(
                Statement.of("""
                        SELECT t.tenant_id, t.product_id, t.order_id
                          FROM unnest(:tenants, :products) AS n(tenant_id, product_id)
                          JOIN trials t USING (tenant_id, product_id)
                        """)
                        .bindArray("tenants", String.class, Column.of(trials, Trial::tenantId))
                        .bindArray("products", String.class, Column.of(trials, Trial::productId)),
                row -> Map.entry(
                        new Trial(row.getString("tenant_id"), row.getString("product_id")), row.getString("order_id")));
    }

    static void insert(Exchange writes, List<OrderAccepted> accepted) {
        List<Order> trials = accepted.stream()
                .map(OrderAccepted::order)
                .filter(Order::trial)
                .sorted(Comparator.comparing(Order::tenantId).thenComparing(Order::productId))
                .toList();
        if (trials.isEmpty()) {
            return;
        }
        writes.write(
                "trials",
                trials.size(),
                Statement.of("""
                        INSERT INTO trials (tenant_id, product_id, order_id)
                        SELECT unnest(:tenants), unnest(:products), unnest(:orders)
                        """)
                        .bindArray("tenants", String.class, Column.of(trials, Order::tenantId))
                        .bindArray("products", String.class, Column.of(trials, Order::productId))
                        .bindArray("orders", String.class, Column.of(trials, Order::id)));
    }

    /** A trial whose payment was declined never was one. Before the batch's own trials are inserted. */
    static void release(Exchange writes, List<OrderEnded> ended) {
        List<OrderEnded> rejected =
                ended.stream().filter(event -> event.outcome().reason() != null).toList();
        if (rejected.isEmpty()) {
            return;
        }
        writes.write(Statement.of("""
                        DELETE FROM trials t
                         USING unnest(:tenants, :orders) AS n(tenant_id, order_id)
                         WHERE t.tenant_id = n.tenant_id AND t.order_id = n.order_id
                        """)
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(rejected, event -> event.order().tenantId()))
                .bindArray(
                        "orders",
                        String.class,
                        Column.of(rejected, event -> event.order().id())));
    }
}
