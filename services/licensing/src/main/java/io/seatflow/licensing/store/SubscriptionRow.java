package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.Channel;
import io.seatflow.licensing.domain.Purchase;
import io.seatflow.licensing.domain.Subscription;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.SubscriptionStatus;
import io.seatflow.licensing.domain.Term;
import io.seatflow.licensing.domain.Tracked.Change;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.Statement;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A subscription's columns. Times travel as seconds, see {@link Column#ofTimes}. */
final class SubscriptionRow {
    private SubscriptionRow() {}

    static Statement bind(Statement insert, Collection<Subscription> subscriptions) {
        List<Purchase> purchases = Column.of(subscriptions, Subscription::purchase);
        return insert.bindArray(
                        "ids",
                        UUID.class,
                        Column.of(subscriptions, row -> row.id().value()))
                .bindArray("tenants", String.class, Column.of(purchases, Purchase::tenantId))
                .bindArray("orders", String.class, Column.of(purchases, Purchase::orderId))
                .bindArray("purchasers", String.class, Column.of(purchases, Purchase::purchaserId))
                .bindArray("emails", String.class, Column.of(purchases, Purchase::purchaserEmail))
                .bindArray("products", String.class, Column.of(purchases, Purchase::productId))
                .bindArray("productNames", String.class, Column.of(purchases, Purchase::productName))
                .bindArray(
                        "channels",
                        String.class,
                        Column.of(purchases, row -> row.channel().name()))
                .bindArray("quantities", Integer.class, Column.of(purchases, Purchase::quantity))
                .bindArray("assigned", Integer.class, Column.of(subscriptions, Subscription::assigned))
                .bindArray("prices", Long.class, Column.of(purchases, Purchase::unitPriceMinor))
                .bindArray("currencies", String.class, Column.of(purchases, Purchase::currency))
                .bindArray(
                        "terms",
                        String.class,
                        Column.of(purchases, row -> row.term().name()))
                .bindArray("trials", Boolean.class, Column.of(purchases, Purchase::trial))
                .bindArray("accepted", Double.class, Column.ofTimes(purchases, Purchase::acceptedAt))
                .bindArray(
                        "statuses",
                        String.class,
                        Column.of(subscriptions, row -> row.status().name()))
                .bindArray("starts", Double.class, Column.ofTimes(subscriptions, Subscription::startsAt))
                .bindArray("ends", Double.class, Column.ofTimes(subscriptions, Subscription::endsAt))
                .bindArray("versions", Long.class, Column.of(subscriptions, Subscription::version))
                .bindArray("changes", Double.class, Column.ofTimes(subscriptions, Subscription::changedAt));
    }

    /** Everything that can change. */
    static Statement bindChanges(Statement update, List<Change<SubscriptionId, Subscription>> changed) {
        List<Subscription> after = Column.of(changed, Change::after);
        return bindState(update, after)
                .bindArray("tenants", String.class, Column.of(after, Subscription::tenantId))
                .bindArray("quantities", Integer.class, Column.of(after, Subscription::quantity))
                .bindArray("assigned", Integer.class, Column.of(after, Subscription::assigned))
                .bindArray(
                        "trials",
                        Boolean.class,
                        Column.of(after, row -> row.purchase().trial()))
                .bindArray(
                        "statuses",
                        String.class,
                        Column.of(after, row -> row.status().name()))
                .bindArray("starts", Double.class, Column.ofTimes(after, Subscription::startsAt))
                .bindArray("ends", Double.class, Column.ofTimes(after, Subscription::endsAt))
                .bindArray(
                        "before",
                        Long.class,
                        Column.of(changed, change -> change.before().version()))
                .bindArray("versions", Long.class, Column.of(after, Subscription::version))
                .bindArray("changes", Double.class, Column.ofTimes(after, Subscription::changedAt));
    }

    /** What is not bound when it is bought. */
    static Statement bindState(Statement update, Collection<Subscription> subscriptions) {
        return update.bindArray(
                        "ids",
                        UUID.class,
                        Column.of(subscriptions, row -> row.id().value()))
                .bindArray("reserved", Integer.class, Column.of(subscriptions, Subscription::reserved))
                .bindArray("movesIn", Integer.class, Column.of(subscriptions, Subscription::movesIn))
                .bindArray("recurring", Boolean.class, Column.of(subscriptions, Subscription::recurring))
                .bindArray("scheduled", Integer.class, Column.of(subscriptions, Subscription::scheduledQuantity))
                .bindArray("takeovers", String.class, Column.of(subscriptions, Subscription::takeoverId));
    }

    static Subscription read(ResultSet row, StatementContext context) throws SQLException {
        return new Subscription(
                new SubscriptionId(row.getObject("subscription_id", UUID.class)),
                purchase(row),
                row.getInt("assigned"),
                row.getInt("reserved"),
                row.getInt("moves_in"),
                row.getBoolean("recurring"),
                row.getObject("scheduled_quantity", Integer.class),
                row.getString("takeover_id"),
                SubscriptionStatus.valueOf(row.getString("status")),
                time(row, "starts_at"),
                time(row, "ends_at"),
                row.getLong("version"),
                time(row, "changed_at"));
    }

    private static Purchase purchase(ResultSet row) throws SQLException {
        return new Purchase(
                row.getString("order_id"),
                row.getString("tenant_id"),
                row.getString("purchaser_id"),
                row.getString("purchaser_email"),
                row.getString("product_id"),
                row.getString("product_name"),
                row.getInt("quantity"),
                row.getLong("unit_price_minor"),
                row.getString("currency"),
                Term.valueOf(row.getString("term")),
                row.getBoolean("trial"),
                Channel.valueOf(row.getString("channel")),
                time(row, "accepted_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
