package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Outcome;
import io.seatflow.checkout.domain.Reason;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The table {@code outcomes}: the one end of each order, appended. */
final class OutcomeRows {
    private OutcomeRows() {}

    static void insert(Handle handle, List<Outcome> outcomes) throws Conflict {
        if (outcomes.isEmpty()) {
            return;
        }
        List<Outcome> rows =
                outcomes.stream().sorted(Comparator.comparing(Outcome::orderId)).toList();
        Update insert = handle.createUpdate("""
                        INSERT INTO outcomes (order_id, reason, subscription_id, decided_at)
                        SELECT order_id, reason, subscription_id, to_timestamp(decided_at)
                          FROM unnest(:ids, :reasons, :subscriptions, :times)
                               AS n(order_id, reason, subscription_id, decided_at)
                        """)
                .bindArray("ids", String.class, Column.of(rows, Outcome::orderId))
                .bindArray("reasons", String.class, Column.of(rows, row -> code(row.reason())))
                .bindArray("subscriptions", UUID.class, Column.of(rows, Outcome::subscriptionId))
                .bindArray("times", Double.class, Column.ofTimes(rows, Outcome::decidedAt));
        RowCount.insert("outcomes", rows.size(), insert);
    }

    private static @Nullable String code(@Nullable Reason reason) {
        return reason == null ? null : reason.name();
    }
}
