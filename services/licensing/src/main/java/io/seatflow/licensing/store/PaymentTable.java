package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.Asked;
import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.OpenPayment;
import io.seatflow.licensing.domain.PaymentKind;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.Tracked;
import io.seatflow.licensing.domain.Tracked.Change;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.licensing.store.Named.OwnedSubscription;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Payments that billing has not answered. Guarded by the locks on their subscriptions. */
final class PaymentTable {
    private static final String NAMED = """
            SELECT subscription_id, tenant_id FROM open_payments WHERE payment_id = ANY (:payments)
            """;

    private static final String OVERDUE = """
            SELECT subscription_id, tenant_id
            FROM open_payments
            WHERE NOT given_up AND due_at < :before
            ORDER BY due_at
            LIMIT :most
            """;

    private static final String OF_SUBSCRIPTIONS = """
            SELECT * FROM open_payments WHERE subscription_id = ANY (:subscriptions)
            """;

    private static final String INSERT = """
            INSERT INTO open_payments (
                payment_id, subscription_id, tenant_id, kind, command_id, requester_tenant_id, requester_id, seats,
                net_minor, service_from, service_to, due_at, given_up)
            SELECT
                payment_id, subscription_id, tenant_id, kind, command_id, requester_tenant_id, requester_id, seats,
                net_minor, to_timestamp(service_from), to_timestamp(service_to), to_timestamp(due_at), given_up
            FROM unnest(
                    :payments, :subscriptions, :tenants, :kinds, :commands, :requesterTenants, :requesters, :seats,
                    :nets, :from, :to, :due, :abandoned)
                AS opened (
                    payment_id, subscription_id, tenant_id, kind, command_id, requester_tenant_id, requester_id, seats,
                    net_minor, service_from, service_to, due_at, given_up)
            """;

    private static final String GIVE_UP = """
            UPDATE open_payments SET given_up = true WHERE payment_id = ANY (:payments) AND NOT given_up
            """;

    private static final String DELETE = """
            DELETE FROM open_payments WHERE payment_id = ANY (:payments)
            """;

    private final Handle handle;

    PaymentTable(Handle handle) {
        this.handle = handle;
    }

    /** The subscriptions of those payments that are still open. */
    List<OwnedSubscription> subscriptionsOf(Set<String> payments) {
        if (payments.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(NAMED)
                .bindArray("payments", String.class, payments)
                .map(PaymentTable::owned)
                .list();
    }

    /** The subscriptions of payments that have been due since before then, the oldest first. */
    List<OwnedSubscription> overdue(Instant before, int most) {
        return handle.createQuery(OVERDUE)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .map(PaymentTable::owned)
                .list();
    }

    Map<String, OpenPayment> of(Collection<SubscriptionId> subscriptions) {
        if (subscriptions.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(OF_SUBSCRIPTIONS)
                .bindArray("subscriptions", UUID.class, Column.of(subscriptions, SubscriptionId::value))
                .map(PaymentTable::payment)
                .stream()
                .collect(Collectors.toMap(OpenPayment::id, payment -> payment));
    }

    void save(Tracked<String, OpenPayment> payments) throws Conflict {
        those(DELETE, payments.removed());
        those(
                GIVE_UP,
                payments.changed().stream()
                        .map(Change::after)
                        .filter(OpenPayment::givenUp)
                        .map(OpenPayment::id)
                        .toList());
        insert(payments.added().values());
    }

    private void those(String sql, List<String> payments) throws Conflict {
        if (!payments.isEmpty()) {
            int written = handle.createUpdate(sql)
                    .bindArray("payments", String.class, payments)
                    .execute();
            RowCount.expect("open_payments", payments.size(), written);
        }
    }

    private void insert(Collection<OpenPayment> opened) throws Conflict {
        if (opened.isEmpty()) {
            return;
        }
        Update insert = handle.createUpdate(INSERT)
                .bindArray("payments", String.class, Column.of(opened, OpenPayment::id))
                .bindArray(
                        "subscriptions",
                        UUID.class,
                        Column.of(opened, row -> row.subscription().value()))
                .bindArray("tenants", String.class, Column.of(opened, OpenPayment::tenantId))
                .bindArray(
                        "kinds",
                        String.class,
                        Column.of(opened, row -> row.kind().name()))
                .bindArray(
                        "commands",
                        String.class,
                        asked(opened, asked -> asked.command().id()))
                .bindArray(
                        "requesterTenants",
                        String.class,
                        asked(opened, asked -> asked.requester().tenantId()))
                .bindArray(
                        "requesters",
                        String.class,
                        asked(opened, asked -> asked.requester().id()))
                .bindArray("seats", Integer.class, Column.of(opened, OpenPayment::seats))
                .bindArray("nets", Long.class, Column.of(opened, OpenPayment::netMinor))
                .bindArray("from", Double.class, Column.ofTimes(opened, OpenPayment::serviceFrom))
                .bindArray("to", Double.class, Column.ofTimes(opened, OpenPayment::serviceTo))
                .bindArray("due", Double.class, Column.ofTimes(opened, OpenPayment::dueAt))
                .bindArray("abandoned", Boolean.class, Column.of(opened, OpenPayment::givenUp));
        RowCount.insert("open_payments", opened.size(), insert);
    }

    private static List<@Nullable String> asked(Collection<OpenPayment> opened, Function<Asked, String> part) {
        return Column.of(opened, row -> row.asked() == null ? null : part.apply(row.asked()));
    }

    private static OwnedSubscription owned(ResultSet row, StatementContext context) throws SQLException {
        return new OwnedSubscription(
                new SubscriptionId(row.getObject("subscription_id", UUID.class)), row.getString("tenant_id"));
    }

    private static OpenPayment payment(ResultSet row, StatementContext context) throws SQLException {
        String command = row.getString("command_id");
        String tenant = row.getString("tenant_id");
        return new OpenPayment(
                row.getString("payment_id"),
                new SubscriptionId(row.getObject("subscription_id", UUID.class)),
                tenant,
                PaymentKind.valueOf(row.getString("kind")),
                command == null
                        ? null
                        : new Asked(
                                new CommandId(tenant, command),
                                new UserId(row.getString("requester_tenant_id"), row.getString("requester_id"))),
                row.getInt("seats"),
                row.getLong("net_minor"),
                time(row, "service_from"),
                time(row, "service_to"),
                time(row, "due_at"),
                row.getBoolean("given_up"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
