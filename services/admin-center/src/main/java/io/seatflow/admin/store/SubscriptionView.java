package io.seatflow.admin.store;

import io.seatflow.admin.domain.Ownership;
import io.seatflow.admin.domain.Sight;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Subscriptions as an actor sees them. Safe for use by several threads. */
public final class SubscriptionView {
    private static final String COLUMNS = """
            SELECT s.*, coalesce(u.name, s.purchaser_email) AS purchaser_name
            FROM subscriptions s
            LEFT JOIN users u ON u.tenant_id = s.tenant_id AND u.user_id = s.purchaser_id AND NOT u.deleted
            WHERE s.tenant_id = :tenant AND
            """ + SightRows.CONDITION;

    private static final String LIST = COLUMNS + """
             AND (CAST(:product AS text) IS NULL OR s.product_id = :product)
            AND (CAST(:purchaser AS text) IS NULL OR s.purchaser_id = :purchaser)
            AND (CAST(:status AS text) IS NULL OR s.status = :status)
            AND CASE CAST(:kind AS text)
                    WHEN 'CENTRAL' THEN s.central
                    WHEN 'SELF_SERVICE' THEN NOT s.central
                    WHEN 'TRIALS' THEN s.trial
                    ELSE true
                END
            AND (CAST(:afterName AS text) IS NULL
                OR (s.product_name COLLATE "C", s.subscription_id COLLATE "C") > (:afterName, :afterId))
            ORDER BY s.product_name COLLATE "C", s.subscription_id COLLATE "C"
            LIMIT :limit
            """;

    private static final String FIND = COLUMNS + " AND s.subscription_id = :id";

    private static final String OWNERSHIP =
            "SELECT central, purchaser_id FROM subscriptions WHERE tenant_id = :tenant AND subscription_id = :id";

    private final Jdbi jdbi;

    public SubscriptionView(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A2: which subscriptions a list shows. */
    public enum Kind {
        WITH_SELF_SERVICE,
        CENTRAL,
        SELF_SERVICE,
        TRIALS
    }

    /** Which subscriptions a list shows; null for no matter which. */
    public record Filter(
            Kind kind,
            @Nullable String productId,
            @Nullable String purchaserId,
            @Nullable String status) {}

    public record Person(String id, String name, @Nullable String email) {}

    /**
     * How many seats there are.
     *
     * @param scheduled the number from the next renewal on; null where it stays
     */
    public record Seats(
            int bought,
            int assigned,
            int reserved,
            int free,
            @Nullable Integer scheduled) {}

    public record Price(long unitPriceMinor, String currency, String term) {}

    public record SubscriptionAnswer(
            String id,
            String productId,
            String productName,
            String channel,
            boolean trial,
            String status,
            Person purchaser,
            Seats seats,
            Price price,
            Instant startsAt,
            Instant endsAt,
            boolean recurring,
            @Nullable String takeoverId,
            String orderId,
            long version,
            Instant changedAt) {}

    /** Some of them, by the product's name. */
    public Page<SubscriptionAnswer> list(
            String tenantId, Sight sight, Filter filter, @Nullable Cursor after, int limit) {
        List<SubscriptionAnswer> rows =
                jdbi.withHandle(handle -> SightRows.bind(handle.createQuery(LIST), tenantId, sight)
                        .bind("product", filter.productId())
                        .bind("purchaser", filter.purchaserId())
                        .bind("status", filter.status())
                        .bind("kind", filter.kind().name())
                        .bind("afterName", after == null ? null : after.key().get(0))
                        .bind("afterId", after == null ? null : after.key().get(1))
                        .bind("limit", limit + 1)
                        .map((row, context) -> answer(row))
                        .list());
        return Page.of(rows, limit, last -> Cursor.behind(last.productName(), last.id()));
    }

    /** One, if it is seen. */
    public Optional<SubscriptionAnswer> find(String tenantId, Sight sight, String id) {
        return jdbi.withHandle(handle -> SightRows.bind(handle.createQuery(FIND), tenantId, sight)
                .bind("id", id)
                .map((row, context) -> answer(row))
                .findOne());
    }

    /** Whose a subscription of the tenant is; empty where the tenant has none of that id. */
    public Optional<Ownership> ownership(String tenantId, String id) {
        return jdbi.withHandle(handle -> handle.createQuery(OWNERSHIP)
                .bind("tenant", tenantId)
                .bind("id", id)
                .map((row, context) -> new Ownership(row.getBoolean("central"), row.getString("purchaser_id")))
                .findOne());
    }

    private static SubscriptionAnswer answer(ResultSet row) throws SQLException {
        int bought = row.getInt("quantity");
        int assigned = row.getInt("assigned");
        int reserved = row.getInt("reserved");
        return new SubscriptionAnswer(
                row.getString("subscription_id"),
                row.getString("product_id"),
                row.getString("product_name"),
                row.getBoolean("central") ? "CENTRAL" : "SELF_SERVICE",
                row.getBoolean("trial"),
                row.getString("status"),
                new Person(
                        row.getString("purchaser_id"),
                        row.getString("purchaser_name"),
                        row.getString("purchaser_email")),
                new Seats(
                        bought,
                        assigned,
                        reserved,
                        bought - assigned - reserved,
                        row.getObject("scheduled_quantity", Integer.class)),
                new Price(row.getLong("unit_price_minor"), row.getString("currency"), row.getString("term")),
                time(row, "starts_at"),
                time(row, "ends_at"),
                row.getBoolean("recurring"),
                row.getString("takeover_id"),
                row.getString("order_id"),
                row.getLong("version"),
                time(row, "changed_at"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
