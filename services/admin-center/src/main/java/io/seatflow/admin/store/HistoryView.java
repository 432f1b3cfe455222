package io.seatflow.admin.store;

import io.seatflow.admin.domain.Sight;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The order history as an actor sees it, latest first. Safe for use by several threads. */
public final class HistoryView {
    /** A declined order has no subscription: it is its purchaser's, by self-service. */
    private static final String ROWS = """
            SELECT h.*, s.subscription_id, coalesce(h.product_id, s.product_id) AS product,
                coalesce(h.product_name, s.product_name) AS name
            FROM history h
            LEFT JOIN subscriptions s ON s.tenant_id = h.tenant_id AND s.order_id = h.order_id
            WHERE h.tenant_id = :tenant
                AND (:all OR (:central AND coalesce(s.central, false))
                    OR (NOT coalesce(s.central, false)
                        AND coalesce(s.purchaser_id, h.purchaser_id) = CAST(:own AS text)))
            """;

    private static final String LIST = ROWS + """
             AND (CAST(:order AS text) IS NULL OR h.order_id = :order)
            AND (CAST(:afterTime AS text) IS NULL
                OR h.noted_at < CAST(:afterTime AS timestamptz)
                OR (h.noted_at = CAST(:afterTime AS timestamptz)
                    AND h.entry_id COLLATE "C" > CAST(:afterId AS text)))
            ORDER BY h.noted_at DESC, h.entry_id COLLATE "C"
            LIMIT :limit
            """;

    private final Jdbi jdbi;

    public HistoryView(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An amount in the currency's minor unit. */
    public record Money(long amountMinor, String currency) {}

    /**
     * B7: one line.
     *
     * @param kind PURCHASE, ADD_SEATS, RENEWAL, REACTIVATION, REMOVE_SEATS or CANCEL; null where it is not known yet
     * @param total with tax; below 0 what was paid back; null while it is only due
     */
    public record HistoryAnswer(
            String id,
            Instant at,
            @Nullable String kind,
            String status,
            String orderId,
            @Nullable String subscriptionId,
            @Nullable String productId,
            @Nullable String productName,
            @Nullable Integer quantity,
            @Nullable Money total,
            @Nullable String invoiceId) {}

    /** Some lines, of one order or of all. */
    public Page<HistoryAnswer> list(
            String tenantId, Sight sight, @Nullable String orderId, @Nullable Cursor after, int limit) {
        List<HistoryAnswer> rows = jdbi.withHandle(handle -> SightRows.bind(handle.createQuery(LIST), tenantId, sight)
                .bind("order", orderId)
                .bind("afterTime", after == null ? null : after.key().get(0))
                .bind("afterId", after == null ? null : after.key().get(1))
                .bind("limit", limit + 1)
                .map((row, context) -> answer(row))
                .list());
        return Page.of(rows, limit, last -> Cursor.behind(last.at().toString(), last.id()));
    }

    private static HistoryAnswer answer(ResultSet row) throws SQLException {
        Long amount = row.getObject("amount_minor", Long.class);
        return new HistoryAnswer(
                row.getString("entry_id"),
                SubscriptionView.time(row, "noted_at"),
                row.getString("kind"),
                row.getString("status"),
                row.getString("order_id"),
                row.getString("subscription_id"),
                row.getString("product"),
                row.getString("name"),
                row.getObject("quantity", Integer.class),
                amount == null ? null : new Money(amount, row.getString("currency")),
                row.getString("invoice_id"));
    }
}
