package io.seatflow.notification.store;

import io.seatflow.notification.domain.NotificationState;
import io.seatflow.notification.domain.Tenant;
import io.seatflow.notification.domain.User;
import io.seatflow.notification.domain.UserId;
import io.seatflow.workflow.postgres.Column;
import org.jdbi.v3.core.Handle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of the directory. The highest version stays, whatever is read again. */
final class DirectoryTables {
    private static final String TENANTS = """
            INSERT INTO tenant AS t (tenant_id, name, market, language, time_zone, version)
            SELECT * FROM unnest(:ids, :names, :markets, :languages, :zones, :versions)
            ON CONFLICT (tenant_id) DO UPDATE
            SET name = excluded.name, market = excluded.market, language = excluded.language,
                time_zone = excluded.time_zone, version = excluded.version
            WHERE t.version < excluded.version
            """;

    private static final String RECIPIENTS = """
            INSERT INTO recipient AS r (tenant_id, user_id, email, display_name, version)
            SELECT * FROM unnest(:tenants, :ids, :emails, :names, :versions)
            ON CONFLICT (tenant_id, user_id) DO UPDATE
            SET email = excluded.email, display_name = excluded.display_name, version = excluded.version
            WHERE r.version < excluded.version
            """;

    private static final String RECIPIENTS_GONE = """
            DELETE FROM recipient r
            USING unnest(:tenants, :ids) AS gone (tenant_id, user_id)
            WHERE r.tenant_id = gone.tenant_id AND r.user_id = gone.user_id
            """;

    private final Handle handle;

    DirectoryTables(Handle handle) {
        this.handle = handle;
    }

    void save(NotificationState state) {
        List<String> tenantsGone = gone(state.tenants());
        if (!tenantsGone.isEmpty()) {
            handle.createUpdate("DELETE FROM tenant WHERE tenant_id = ANY (:ids)")
                    .bindArray("ids", String.class, tenantsGone)
                    .execute();
        }
        writeTenants(state.tenants().values().stream().flatMap(Optional::stream).toList());
        List<UserId> usersGone = gone(state.users());
        if (!usersGone.isEmpty()) {
            handle.createUpdate(RECIPIENTS_GONE)
                    .bindArray("tenants", String.class, Column.of(usersGone, UserId::tenantId))
                    .bindArray("ids", String.class, Column.of(usersGone, UserId::userId))
                    .execute();
        }
        writeUsers(state.users().values().stream().flatMap(Optional::stream).toList());
    }

    private static <K, V> List<K> gone(Map<K, Optional<V>> states) {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void writeTenants(List<Tenant> tenants) {
        if (tenants.isEmpty()) {
            return;
        }
        handle.createUpdate(TENANTS)
                .bindArray("ids", String.class, Column.of(tenants, Tenant::id))
                .bindArray("names", String.class, Column.of(tenants, Tenant::name))
                .bindArray("markets", String.class, Column.of(tenants, Tenant::market))
                .bindArray("languages", String.class, Column.of(tenants, Tenant::language))
                .bindArray("zones", String.class, Column.of(tenants, Tenant::timeZone))
                .bindArray("versions", Long.class, Column.of(tenants, Tenant::version))
                .execute();
    }

    private void writeUsers(List<User> users) {
        if (users.isEmpty()) {
            return;
        }
        handle.createUpdate(RECIPIENTS)
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(users, user -> user.id().tenantId()))
                .bindArray(
                        "ids", String.class, Column.of(users, user -> user.id().userId()))
                .bindArray("emails", String.class, Column.of(users, User::email))
                .bindArray("names", String.class, Column.of(users, User::displayName))
                .bindArray("versions", Long.class, Column.of(users, User::version))
                .execute();
    }
}
