package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.LifeCycle;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.store.Named.OwnedSubscription;
import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** X3: subscriptions whose next step is due. Three ranges of one index, as many rows as are due. */
final class DueTable {
    private static final String DUE = """
            SELECT s.subscription_id, s.tenant_id
            FROM (
                    SELECT subscription_id, tenant_id, ends_at, takeover_id, moves_in, recurring AND status = 'ACTIVE' AS renews
                    FROM subscriptions
                    WHERE status = 'ACTIVE' AND ends_at <= :active
                UNION ALL
                    SELECT subscription_id, tenant_id, ends_at, takeover_id, moves_in, recurring AND status = 'ACTIVE' AS renews
                    FROM subscriptions
                    WHERE status = 'EXPIRED' AND ends_at <= :expired
                UNION ALL
                    SELECT subscription_id, tenant_id, ends_at, takeover_id, moves_in, recurring AND status = 'ACTIVE' AS renews
                    FROM subscriptions
                    WHERE status = 'DISABLED' AND ends_at <= :disabled
                ) s
            WHERE s.takeover_id IS NULL
                AND (s.moves_in = 0 OR s.renews)
                AND NOT EXISTS (
                    SELECT FROM open_payments p WHERE p.subscription_id = s.subscription_id AND NOT p.given_up)
            ORDER BY s.ends_at, s.subscription_id
            LIMIT :most
            """;

    private final Handle handle;

    DueTable(Handle handle) {
        this.handle = handle;
    }

    /** Those due longest that wait for no payment and no takeover. */
    List<OwnedSubscription> due(Instant by, LifeCycle lifeCycle) {
        Instant expired = by.minus(lifeCycle.expired());
        return handle.createQuery(DUE)
                .bind("active", by.atOffset(ZoneOffset.UTC))
                .bind("expired", expired.atOffset(ZoneOffset.UTC))
                .bind("disabled", expired.minus(lifeCycle.disabled()).atOffset(ZoneOffset.UTC))
                .bind("most", LifeCycle.MOST_DUE)
                .map((row, context) -> new OwnedSubscription(
                        new SubscriptionId(row.getObject("subscription_id", UUID.class)), row.getString("tenant_id")))
                .list();
    }
}
