package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.Licence;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.Tracked;
import io.seatflow.licensing.domain.Tracked.Change;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who has the seats. Its rows are guarded by the locks on the subscriptions and users they refer to. */
final class LicenceTable {
    private static final String THOSE = """
            SELECT l.subscription_id, l.tenant_id, l.user_id, l.assigned_at
            FROM unnest(:subscriptions, :tenants, :users) AS named (subscription_id, tenant_id, user_id)
            JOIN licences l USING (subscription_id, tenant_id, user_id)
            """;

    private static final String OF_USERS = """
            SELECT l.subscription_id, l.tenant_id, l.user_id, l.assigned_at
            FROM unnest(:tenants, :users) AS named (tenant_id, user_id)
            JOIN licences l USING (tenant_id, user_id)
            """;

    private static final String OF_SUBSCRIPTIONS = """
            SELECT subscription_id, tenant_id, user_id, assigned_at
            FROM licences
            WHERE subscription_id = ANY (:subscriptions)
            """;

    private static final String DELETE = """
            DELETE FROM licences l
            USING unnest(:subscriptions, :tenants, :users) AS ended (subscription_id, tenant_id, user_id)
            WHERE l.subscription_id = ended.subscription_id
                AND l.tenant_id = ended.tenant_id
                AND l.user_id = ended.user_id
            """;

    private static final String INSERT = """
            INSERT INTO licences (subscription_id, tenant_id, user_id, assigned_at)
            SELECT subscription_id, tenant_id, user_id, to_timestamp(assigned_at)
            FROM unnest(:subscriptions, :tenants, :users, :times)
                AS added (subscription_id, tenant_id, user_id, assigned_at)
            ON CONFLICT DO NOTHING
            """;

    private final Handle handle;

    LicenceTable(Handle handle) {
        this.handle = handle;
    }

    /** Those of the licences that there are, with the time each was assigned. */
    Map<Licence, Instant> those(Set<Licence> named) {
        if (named.isEmpty()) {
            return Map.of();
        }
        return read(handle.createQuery(THOSE)
                .bindArray(
                        "subscriptions",
                        UUID.class,
                        Column.of(named, licence -> licence.subscription().value()))
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(named, licence -> licence.user().tenantId()))
                .bindArray(
                        "users",
                        String.class,
                        Column.of(named, licence -> licence.user().id())));
    }

    /** All licences of these users. */
    Map<Licence, Instant> ofUsers(Set<UserId> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        return read(handle.createQuery(OF_USERS)
                .bindArray("tenants", String.class, Column.of(users, UserId::tenantId))
                .bindArray("users", String.class, Column.of(users, UserId::id)));
    }

    /** All licences of these subscriptions. */
    Map<Licence, Instant> ofSubscriptions(Set<SubscriptionId> subscriptions) {
        if (subscriptions.isEmpty()) {
            return Map.of();
        }
        return read(handle.createQuery(OF_SUBSCRIPTIONS)
                .bindArray("subscriptions", UUID.class, Column.of(subscriptions, SubscriptionId::value)));
    }

    /** A licence that ended and began again within the batch is written anew. */
    void deleteEnded(Tracked<Licence, Instant> licences) throws Conflict {
        List<Licence> ended = new ArrayList<>(licences.removed());
        licences.changed().forEach(change -> ended.add(change.id()));
        if (ended.isEmpty()) {
            return;
        }
        int deleted = handle.createUpdate(DELETE)
                .bindArray(
                        "subscriptions",
                        UUID.class,
                        Column.of(ended, licence -> licence.subscription().value()))
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(ended, licence -> licence.user().tenantId()))
                .bindArray(
                        "users",
                        String.class,
                        Column.of(ended, licence -> licence.user().id()))
                .execute();
        RowCount.expect("licences", ended.size(), deleted);
    }

    void insertNew(Tracked<Licence, Instant> licences) throws Conflict {
        Map<Licence, Instant> begun = new HashMap<>(licences.added());
        for (Change<Licence, Instant> change : licences.changed()) {
            begun.put(change.id(), change.after());
        }
        if (begun.isEmpty()) {
            return;
        }
        List<Map.Entry<Licence, Instant>> rows = List.copyOf(begun.entrySet());
        int inserted = handle.createUpdate(INSERT)
                .bindArray(
                        "subscriptions",
                        UUID.class,
                        Column.of(rows, row -> row.getKey().subscription().value()))
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(rows, row -> row.getKey().user().tenantId()))
                .bindArray(
                        "users",
                        String.class,
                        Column.of(rows, row -> row.getKey().user().id()))
                .bindArray("times", Double.class, Column.ofTimes(rows, Map.Entry::getValue))
                .execute();
        RowCount.expect("licences", rows.size(), inserted);
    }

    private static Map<Licence, Instant> read(Query query) {
        Map<Licence, Instant> licences = new HashMap<>();
        query.map((row, context) -> Map.entry(
                        new Licence(
                                new SubscriptionId(row.getObject("subscription_id", UUID.class)),
                                new UserId(row.getString("tenant_id"), row.getString("user_id"))),
                        row.getObject("assigned_at", OffsetDateTime.class).toInstant()))
                .forEach(entry -> licences.put(entry.getKey(), entry.getValue()));
        return licences;
    }
}
