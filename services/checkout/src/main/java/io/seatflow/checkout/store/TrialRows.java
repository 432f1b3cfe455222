package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Event.OrderAccepted;
import io.seatflow.checkout.domain.Event.OrderEnded;
import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.Trial;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code trials}: the order that took each trial. */
final class TrialRows {
    private TrialRows() {}

    static Map<Trial, String> load(Handle handle, Collection<Trial> trials) {
        Map<Trial, String> taken = new HashMap<>();
        if (trials.isEmpty()) {
            return taken;
        }
        handle.createQuery("""
                        SELECT t.tenant_id, t.product_id, t.order_id
                          FROM unnest(:tenants, :products) AS n(tenant_id, product_id)
                          JOIN trials t USING (tenant_id, product_id)
                        """)
                .bindArray("tenants", String.class, Column.of(trials, Trial::tenantId))
                .bindArray("products", String.class, Column.of(trials, Trial::productId))
                .map((row, context) -> taken.put(
                        new Trial(row.getString("tenant_id"), row.getString("product_id")), row.getString("order_id")))
                .list();
        return taken;
    }

    static void insert(Handle handle, List<OrderAccepted> accepted) throws Conflict {
        List<Order> trials = accepted.stream()
                .map(OrderAccepted::order)
                .filter(Order::trial)
                .sorted(Comparator.comparing(Order::tenantId).thenComparing(Order::productId))
                .toList();
        if (trials.isEmpty()) {
            return;
        }
        int written = handle.createUpdate("""
                        INSERT INTO trials (tenant_id, product_id, order_id)
                        SELECT * FROM unnest(:tenants, :products, :orders)
                        ON CONFLICT DO NOTHING
                        """)
                .bindArray("tenants", String.class, Column.of(trials, Order::tenantId))
                .bindArray("products", String.class, Column.of(trials, Order::productId))
                .bindArray("orders", String.class, Column.of(trials, Order::id))
                .execute();
        RowCount.expect("trials", trials.size(), written);
    }

    /** A trial whose payment was declined never was one. Before the batch's own trials are inserted. */
    static void release(Handle handle, List<OrderEnded> ended) {
        List<OrderEnded> rejected =
                ended.stream().filter(event -> event.outcome().reason() != null).toList();
        if (rejected.isEmpty()) {
            return;
        }
        handle.createUpdate("""
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
                        Column.of(rejected, event -> event.order().id()))
                .execute();
    }
}
