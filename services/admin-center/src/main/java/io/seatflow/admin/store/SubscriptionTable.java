package io.seatflow.admin.store;

import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.Subscription;
import io.seatflow.workflow.postgres.Column;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Subscriptions as licensing says they are; of several states the newest stays. */
final class SubscriptionTable {
    private static final String SAVE = """
            INSERT INTO subscriptions AS s (
                tenant_id, subscription_id, order_id, product_id, product_name, purchaser_id, purchaser_email, central,
                quantity, assigned, term, trial, unit_price_minor, currency, status, starts_at, ends_at, recurring,
                reserved, scheduled_quantity, takeover_id, version, changed_at)
            SELECT
                tenant_id, subscription_id, order_id, product_id, product_name, purchaser_id, purchaser_email, central,
                quantity, assigned, term, trial, unit_price_minor, currency, status, to_timestamp(starts_at),
                to_timestamp(ends_at), recurring, reserved, scheduled_quantity, takeover_id, version,
                to_timestamp(changed_at)
            FROM unnest(
                :tenants, :ids, :orders, :products, :names, :purchasers, :emails, :centrals, :quantities, :assigned,
                :terms, :trials, :prices, :currencies, :statuses, :starts, :ends, :recurrings, :reserved, :scheduled,
                :takeovers, :versions, :changes)
                AS told (
                    tenant_id, subscription_id, order_id, product_id, product_name, purchaser_id, purchaser_email,
                    central, quantity, assigned, term, trial, unit_price_minor, currency, status, starts_at, ends_at,
                    recurring, reserved, scheduled_quantity, takeover_id, version, changed_at)
            ORDER BY tenant_id, subscription_id
            ON CONFLICT (tenant_id, subscription_id) DO UPDATE SET
                order_id = excluded.order_id, product_id = excluded.product_id, product_name = excluded.product_name,
                purchaser_id = excluded.purchaser_id, purchaser_email = excluded.purchaser_email,
                central = excluded.central, quantity = excluded.quantity, assigned = excluded.assigned,
                term = excluded.term, trial = excluded.trial, unit_price_minor = excluded.unit_price_minor,
                currency = excluded.currency, status = excluded.status, starts_at = excluded.starts_at,
                ends_at = excluded.ends_at, recurring = excluded.recurring, reserved = excluded.reserved,
                scheduled_quantity = excluded.scheduled_quantity, takeover_id = excluded.takeover_id,
                version = excluded.version, changed_at = excluded.changed_at
            WHERE excluded.version > s.version
            """;

    private final Handle handle;

    SubscriptionTable(Handle handle) {
        this.handle = handle;
    }

    void save(List<Fact.SubscriptionKept> told) {
        if (told.isEmpty()) {
            return;
        }
        Collection<Subscription> rows = Latest.of(
                told.stream().map(Fact.SubscriptionKept::subscription).toList(),
                row -> List.of(row.tenantId(), row.subscriptionId()),
                Subscription::version);
        Update update = handle.createUpdate(SAVE);
        texts(update, rows, "tenants", Subscription::tenantId);
        texts(update, rows, "ids", Subscription::subscriptionId);
        texts(update, rows, "orders", Subscription::orderId);
        texts(update, rows, "products", Subscription::productId);
        texts(update, rows, "names", Subscription::productName);
        texts(update, rows, "purchasers", Subscription::purchaserId);
        texts(update, rows, "emails", Subscription::purchaserEmail);
        texts(update, rows, "terms", Subscription::term);
        texts(update, rows, "currencies", Subscription::currency);
        texts(update, rows, "statuses", Subscription::status);
        update.bindArray("centrals", Boolean.class, Column.of(rows, Subscription::central))
                .bindArray("trials", Boolean.class, Column.of(rows, Subscription::trial))
                .bindArray("recurrings", Boolean.class, Column.of(rows, Subscription::recurring))
                .bindArray("quantities", Integer.class, Column.of(rows, Subscription::quantity))
                .bindArray("assigned", Integer.class, Column.of(rows, Subscription::assigned))
                .bindArray("reserved", Integer.class, Column.of(rows, Subscription::reserved))
                .bindArray("scheduled", Integer.class, Column.of(rows, Subscription::scheduledQuantity))
                .bindArray("takeovers", String.class, Column.of(rows, Subscription::takeoverId))
                .bindArray("prices", Long.class, Column.of(rows, Subscription::unitPriceMinor))
                .bindArray("versions", Long.class, Column.of(rows, Subscription::version))
                .bindArray("starts", Double.class, Column.ofTimes(rows, Subscription::startsAt))
                .bindArray("ends", Double.class, Column.ofTimes(rows, Subscription::endsAt))
                .bindArray("changes", Double.class, Column.ofTimes(rows, Subscription::changedAt))
                .execute();
    }

    private static void texts(
            Update update, Collection<Subscription> rows, String name, Function<Subscription, String> column) {
        update.bindArray(name, String.class, Column.of(rows, column));
    }
}
