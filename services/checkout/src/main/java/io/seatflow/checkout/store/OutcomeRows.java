package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Outcome;
import io.seatflow.checkout.domain.Reason;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The table {@code outcomes}: the one end of each order, appended. */
final class OutcomeRows {
    private OutcomeRows() {}

    static void insert(Exchange writes, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        List<Outcome> rows =
                outcomes.stream().sorted(Comparator.comparing(Outcome::orderId)).toList();
        Statement insert = Statement.of("""
                        INSERT INTO outcomes (order_id, reason, subscription_id, decided_at)
                        SELECT unnest(:ids), unnest(:reasons), unnest(:subscriptions), to_timestamp(unnest(:times))
                        """)
                .bindArray("ids", String.class, Column.of(rows, Outcome::orderId))
                .bindArray("reasons", String.class, Column.of(rows, row -> code(row.reason())))
                .bindArray("subscriptions", UUID.class, Column.of(rows, Outcome::subscriptionId))
                .bindArray("times", Double.class, Column.ofTimes(rows, Outcome::decidedAt));
        writes.write("outcomes", rows.size(), insert);
    }

    private static @Nullable String code(@Nullable Reason reason) {
        return reason == null ? null : reason.name();
    }
}
