package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.Subscription;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.Tracked;
import io.seatflow.licensing.domain.Tracked.Change;
import io.seatflow.licensing.store.Named.OwnedSubscription;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;
import org.jdbi.v3.core.Handle;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The subscriptions. */
final class SubscriptionTable {
    private static final String ORDERS = """
            SELECT order_id FROM subscriptions WHERE order_id = ANY (:orders)
            """;

    private static final String LOCK = """
            SELECT s.*
            FROM unnest(:ids, :tenants) AS named (subscription_id, tenant_id)
            JOIN subscriptions s USING (subscription_id, tenant_id)
            ORDER BY s.subscription_id
            FOR NO KEY UPDATE OF s
            """;

    /** Finds nothing as long as the log's last states are the current ones. */
    private static final String NEWER = """
            SELECT s.*
            FROM unnest(:ids, :versions) AS read (subscription_id, version)
            JOIN subscriptions s ON s.subscription_id = read.subscription_id AND s.version > read.version
            """;

    private static final String INSERT = """
            INSERT INTO subscriptions (
                subscription_id, tenant_id, order_id, purchaser_id, purchaser_email, product_id, product_name, channel,
                quantity, assigned, unit_price_minor, currency, term, trial, accepted_at, status, starts_at, ends_at,
                version, changed_at)
            SELECT
                unnest(:ids), unnest(:tenants), unnest(:orders), unnest(:purchasers), unnest(:emails), unnest(:products),
                unnest(:productNames), unnest(:channels), unnest(:quantities), unnest(:assigned), unnest(:prices),
                unnest(:currencies), unnest(:terms), unnest(:trials), to_timestamp(unnest(:accepted)), unnest(:statuses),
                to_timestamp(unnest(:starts)), to_timestamp(unnest(:ends)), unnest(:versions),
                to_timestamp(unnest(:changes))
            """;

    /** For what differs from the columns' defaults: hardly any, so that the insert of all the others stays what it is. */
    private static final String NOT_AS_BOUGHT = """
            UPDATE subscriptions s
            SET recurring = bought.recurring, reserved = bought.reserved, moves_in = bought.moves_in,
                scheduled_quantity = bought.scheduled_quantity, takeover_id = bought.takeover_id
            FROM unnest(:ids, :recurring, :reserved, :movesIn, :scheduled, :takeovers)
                AS bought (subscription_id, recurring, reserved, moves_in, scheduled_quantity, takeover_id)
            WHERE s.subscription_id = bought.subscription_id
            """;

    private static final String UPDATE = """
            UPDATE subscriptions s
            SET quantity = changed.quantity, assigned = changed.assigned, reserved = changed.reserved,
                moves_in = changed.moves_in, recurring = changed.recurring,
                scheduled_quantity = changed.scheduled_quantity,
                takeover_id = changed.takeover_id, trial = changed.trial, status = changed.status,
                starts_at = to_timestamp(changed.starts_at), ends_at = to_timestamp(changed.ends_at),
                version = changed.version, changed_at = to_timestamp(changed.changed_at)
            FROM unnest(
                    :ids, :tenants, :quantities, :assigned, :reserved, :movesIn, :recurring, :scheduled, :takeovers,
                    :trials, :statuses, :starts, :ends, :before, :versions, :changes)
                AS changed (
                    subscription_id, tenant_id, quantity, assigned, reserved, moves_in, recurring, scheduled_quantity,
                    takeover_id, trial, status, starts_at, ends_at, before, version, changed_at)
            WHERE s.subscription_id = changed.subscription_id
                AND s.tenant_id = changed.tenant_id
                AND s.version = changed.before
            """;

    private final Handle handle;

    SubscriptionTable(Handle handle) {
        this.handle = handle;
    }

    /** Those of the orders that have become subscriptions. */
    Set<String> ordersAmong(Set<String> orders) {
        if (orders.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery(ORDERS)
                .bindArray("orders", String.class, orders)
                .mapTo(String.class)
                .set();
    }

    Map<SubscriptionId, Subscription> lock(Set<OwnedSubscription> named) {
        if (named.isEmpty()) {
            return Map.of();
        }
        return byId(handle.createQuery(LOCK)
                .bindArray(
                        "ids", UUID.class, Column.of(named, owned -> owned.id().value()))
                .bindArray("tenants", String.class, Column.of(named, OwnedSubscription::tenantId))
                .map(SubscriptionRow::read)
                .list());
    }

    /** Those whose current version is higher, as they are now. */
    Map<SubscriptionId, Subscription> newerThan(Map<SubscriptionId, Long> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        List<Map.Entry<SubscriptionId, Long>> read = List.copyOf(versions.entrySet());
        return byId(handle.createQuery(NEWER)
                .bindArray(
                        "ids",
                        UUID.class,
                        Column.of(read, entry -> entry.getKey().value()))
                .bindArray("versions", Long.class, Column.of(read, Map.Entry::getValue))
                .map(SubscriptionRow::read)
                .list());
    }

    static void save(Exchange writes, Tracked<SubscriptionId, Subscription> subscriptions) {
        insert(writes, subscriptions.added().values());
        update(writes, subscriptions.changed());
    }

    private static void insert(Exchange writes, Collection<Subscription> bought) {
        if (bought.isEmpty()) {
            return;
        }
        writes.write("subscriptions", bought.size(), SubscriptionRow.bind(Statement.of(INSERT), bought));
        List<Subscription> others =
                bought.stream().filter(SubscriptionTable::isNotAsBought).toList();
        if (!others.isEmpty()) {
            writes.write(SubscriptionRow.bindState(Statement.of(NOT_AS_BOUGHT), others));
        }
    }

    private static boolean isNotAsBought(Subscription subscription) {
        return !subscription.recurring()
                || subscription.receivesMove()
                || subscription.scheduledQuantity() != null
                || subscription.isFrozen();
    }

    private static void update(Exchange writes, List<Change<SubscriptionId, Subscription>> changed) {
        if (!changed.isEmpty()) {
            writes.write("subscriptions", changed.size(), SubscriptionRow.bindChanges(Statement.of(UPDATE), changed));
        }
    }

    private static Map<SubscriptionId, Subscription> byId(List<Subscription> subscriptions) {
        return subscriptions.stream().collect(Collectors.toMap(Subscription::id, subscription -> subscription));
    }
}
