package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Event.OrderAccepted;
import io.seatflow.checkout.domain.Event.OrderEnded;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table {@code waiting_orders}: per moment of acceptance, how many orders still wait for their outcome. */
final class WaitingRows {
    private WaitingRows() {}

    static void count(Exchange writes, List<OrderAccepted> accepted, List<OrderEnded> ended) {
        SortedMap<Instant, Integer> more = new TreeMap<>();
        accepted.forEach(event -> more.merge(event.acceptedAt(), 1, Integer::sum));
        SortedMap<Instant, Integer> fewer = new TreeMap<>();
        ended.forEach(event -> fewer.merge(event.order().decidedAt(), 1, Integer::sum));
        // More first: an order may end in the batch that accepted it.
        if (!more.isEmpty()) {
            add(writes, more);
        }
        if (!fewer.isEmpty()) {
            subtract(writes, fewer);
        }
    }

    /** When the order was accepted that has waited longest for its outcome; null where none waits. */
    static @Nullable Instant oldest(Handle handle) {
        return handle.createQuery("SELECT min(accepted_at) FROM waiting_orders")
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private static void add(Exchange writes, SortedMap<Instant, Integer> more) {
        writes.write(Statement.of("""
                        INSERT INTO waiting_orders AS w (accepted_at, orders)
                        SELECT to_timestamp(accepted_at), orders FROM unnest(:times, :orders) AS n(accepted_at, orders)
                        ON CONFLICT (accepted_at) DO UPDATE SET orders = w.orders + excluded.orders
                        """)
                .bindArray("times", Double.class, Column.ofTimes(more.keySet(), time -> time))
                .bindArray("orders", Integer.class, more.values()));
    }

    private static void subtract(Exchange writes, SortedMap<Instant, Integer> fewer) {
        List<Double> times = Column.ofTimes(fewer.keySet(), time -> time);
        writes.write(
                "waiting_orders",
                fewer.size(),
                Statement.of("""
                        WITH locked AS (
                            SELECT w.accepted_at, n.orders
                              FROM unnest(:times, :orders) AS n(accepted_at, orders)
                              JOIN waiting_orders w ON w.accepted_at = to_timestamp(n.accepted_at)
                             ORDER BY w.accepted_at
                               FOR UPDATE OF w)
                        UPDATE waiting_orders w
                           SET orders = w.orders - locked.orders
                          FROM locked
                         WHERE w.accepted_at = locked.accepted_at
                        """)
                        .bindArray("times", Double.class, times)
                        .bindArray("orders", Integer.class, fewer.values()));
        writes.write(Statement.of("""
                        DELETE FROM waiting_orders w
                         USING unnest(:times) AS n(accepted_at)
                         WHERE w.accepted_at = to_timestamp(n.accepted_at) AND w.orders = 0
                        """).bindArray("times", Double.class, times));
    }
}
