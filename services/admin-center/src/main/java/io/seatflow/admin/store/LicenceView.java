package io.seatflow.admin.store;

import io.seatflow.admin.domain.Sight;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Seats per product, and who has them, as an actor sees them. Safe for use by several threads. */
public final class LicenceView {
    /** Seats count while they can be used, as they do in the available quantity. */
    private static final String PRODUCTS = """
            SELECT s.product_id, max(coalesce(p.name, s.product_name)) AS product_name, sum(s.quantity) AS bought,
                sum(s.assigned) AS assigned, count(*) AS subscriptions,
                coalesce(sum(s.quantity) FILTER (WHERE NOT s.central), 0) AS self_service,
                coalesce(sum(s.assigned) FILTER (WHERE NOT s.central), 0) AS self_service_assigned,
                count(*) FILTER (WHERE NOT s.central) AS self_service_subscriptions,
                count(DISTINCT s.purchaser_id) FILTER (WHERE NOT s.central) AS purchasers
            FROM subscriptions s
            LEFT JOIN products p ON p.product_id = s.product_id
            WHERE s.tenant_id = :tenant AND s.status IN ('ACTIVE', 'EXPIRED') AND
            """ + SightRows.CONDITION + """
             GROUP BY s.product_id
            ORDER BY product_name, s.product_id
            """;

    /** An account that was deleted has none, whatever was told of it. */
    private static final String HELD = """
            SELECT l.subscription_id, l.user_id, l.assigned_at, u.name, u.email, s.product_id, s.product_name,
                s.purchaser_id, coalesce(b.name, s.purchaser_email) AS purchaser_name, s.purchaser_email
            FROM subscriptions s
            JOIN licences l ON l.tenant_id = s.tenant_id AND l.subscription_id = s.subscription_id
            JOIN users u ON u.tenant_id = l.tenant_id AND u.user_id = l.user_id AND NOT u.deleted
            LEFT JOIN users b ON b.tenant_id = s.tenant_id AND b.user_id = s.purchaser_id AND NOT b.deleted
            WHERE s.tenant_id = :tenant AND
            """ + SightRows.CONDITION;

    private static final String OF_SUBSCRIPTION = HELD + """
             AND s.subscription_id = :subscription AND (CAST(:after AS text) IS NULL OR l.user_id > :after)
            ORDER BY l.user_id
            LIMIT :limit
            """;

    private static final String OF_PRODUCT = HELD + """
             AND s.product_id = :product
            AND (CAST(:afterPurchaser AS text) IS NULL
                OR (s.purchaser_id, l.user_id, l.subscription_id) > (:afterPurchaser, :afterUser, :afterSubscription))
            ORDER BY s.purchaser_id, l.user_id, l.subscription_id
            LIMIT :limit
            """;

    private static final String EXPORTED = HELD + """
             AND (:every OR s.subscription_id = ANY (:subscriptions))
            AND (CAST(:product AS text) IS NULL OR s.product_id = :product)
            ORDER BY s.subscription_id, l.user_id
            """;

    private static final int FETCHED_AT_ONCE = 1_000;

    private final Jdbi jdbi;

    public LicenceView(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * L7: a product once, however many subscriptions there are of it.
     *
     * @param availableQuantity seats bought
     */
    public record ProductAnswer(
            String productId,
            String productName,
            long availableQuantity,
            long assigned,
            long remaining,
            long selfService,
            long central,
            int subscriptions) {}

    /** A5: what was bought by self-service, against what is used of it. */
    public record CapacityAnswer(
            String productId,
            String productName,
            long bought,
            long inUse,
            long free,
            int subscriptions,
            int purchasers) {}

    /** A user who has a licence. */
    public record HolderAnswer(String id, String name, String email, String subscriptionId, Instant assignedAt) {}

    /** A licence with all that an export says of it. */
    public record Held(
            String productId,
            String productName,
            String subscriptionId,
            SubscriptionView.Person purchaser,
            HolderAnswer holder) {}

    public List<ProductAnswer> products(String tenantId, Sight sight) {
        return jdbi.withHandle(handle -> SightRows.bind(handle.createQuery(PRODUCTS), tenantId, sight)
                .map((row, context) -> product(row))
                .list());
    }

    public List<CapacityAnswer> capacity(String tenantId, Sight sight) {
        return jdbi
                .withHandle(handle -> SightRows.bind(handle.createQuery(PRODUCTS), tenantId, sight)
                        .map((row, context) -> capacity(row))
                        .list())
                .stream()
                .filter(product -> product.subscriptions() > 0)
                .toList();
    }

    /** Who has a seat of a subscription, by user id. */
    public Page<HolderAnswer> ofSubscription(
            String tenantId, Sight sight, String subscription, @Nullable Cursor after, int limit) {
        List<HolderAnswer> rows =
                jdbi.withHandle(handle -> SightRows.bind(handle.createQuery(OF_SUBSCRIPTION), tenantId, sight)
                        .bind("subscription", subscription)
                        .bind("after", after == null ? null : after.key().get(0))
                        .bind("limit", limit + 1)
                        .map((row, context) -> holder(row))
                        .list());
        return Page.of(rows, limit, last -> Cursor.behind(last.id()));
    }

    /** Who has a seat of a product, by who bought it. */
    public Page<Held> ofProduct(String tenantId, Sight sight, String product, @Nullable Cursor after, int limit) {
        List<Held> rows = jdbi.withHandle(handle -> SightRows.bind(handle.createQuery(OF_PRODUCT), tenantId, sight)
                .bind("product", product)
                .bind("afterPurchaser", after == null ? null : after.key().get(0))
                .bind("afterUser", after == null ? null : after.key().get(1))
                .bind("afterSubscription", after == null ? null : after.key().get(2))
                .bind("limit", limit + 1)
                .map((row, context) -> held(row))
                .list());
        return Page.of(
                rows,
                limit,
                last -> Cursor.behind(last.purchaser().id(), last.holder().id(), last.subscriptionId()));
    }

    /**
     * A4: every licence of the chosen subscriptions, one after the other: never more than some in memory.
     *
     * @param subscriptions none for all
     */
    public void export(
            String tenantId, Sight sight, Set<String> subscriptions, @Nullable String product, Consumer<Held> each) {
        jdbi.useTransaction(handle -> SightRows.bind(handle.createQuery(EXPORTED), tenantId, sight)
                .bind("every", subscriptions.isEmpty())
                .bindArray("subscriptions", String.class, List.copyOf(subscriptions))
                .bind("product", product)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> held(row))
                .forEach(each));
    }

    private static ProductAnswer product(ResultSet row) throws SQLException {
        long bought = row.getLong("bought");
        long assigned = row.getLong("assigned");
        long selfService = row.getLong("self_service");
        return new ProductAnswer(
                row.getString("product_id"),
                row.getString("product_name"),
                bought,
                assigned,
                bought - assigned,
                selfService,
                bought - selfService,
                row.getInt("subscriptions"));
    }

    private static CapacityAnswer capacity(ResultSet row) throws SQLException {
        long bought = row.getLong("self_service");
        long inUse = row.getLong("self_service_assigned");
        return new CapacityAnswer(
                row.getString("product_id"),
                row.getString("product_name"),
                bought,
                inUse,
                bought - inUse,
                row.getInt("self_service_subscriptions"),
                row.getInt("purchasers"));
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getString("product_id"),
                row.getString("product_name"),
                row.getString("subscription_id"),
                new SubscriptionView.Person(
                        row.getString("purchaser_id"),
                        row.getString("purchaser_name"),
                        row.getString("purchaser_email")),
                holder(row));
    }

    private static HolderAnswer holder(ResultSet row) throws SQLException {
        return new HolderAnswer(
                row.getString("user_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("subscription_id"),
                SubscriptionView.time(row, "assigned_at"));
    }
}
