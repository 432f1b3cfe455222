package io.seatflow.admin.store;

import io.seatflow.admin.domain.Sight;
import org.jdbi.v3.core.statement.Query;

/** What an actor sees, as a condition on rows of {@code subscriptions s}. */
final class SightRows {
    /** To be put into every query for subscriptions, after the tenant. */
    static final String CONDITION =
            "(:all OR (:central AND s.central) OR (NOT s.central AND s.purchaser_id = CAST(:own AS text)))";

    private SightRows() {}

    static Query bind(Query query, String tenantId, Sight sight) {
        return query.bind("tenant", tenantId)
                .bind("all", sight.all())
                .bind("central", sight.central())
                .bind("own", sight.purchaserId());
    }
}
