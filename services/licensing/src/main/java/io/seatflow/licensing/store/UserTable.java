package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.Role;
import io.seatflow.licensing.domain.Tracked;
import io.seatflow.licensing.domain.Tracked.Change;
import io.seatflow.licensing.domain.User;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The accounts of the directory. */
final class UserTable {
    private static final String LOCK = """
            SELECT u.tenant_id, u.user_id, u.active, u.roles, u.version
            FROM unnest(:tenants, :ids) AS named (tenant_id, user_id)
            JOIN users u USING (tenant_id, user_id)
            ORDER BY u.tenant_id, u.user_id
            FOR UPDATE OF u
            """;

    private static final String INSERT = """
            INSERT INTO users (tenant_id, user_id, active, roles, version)
            SELECT tenant_id, user_id, active, string_to_array(roles, ','), version
            FROM unnest(:tenants, :ids, :actives, :roles, :versions)
                AS added (tenant_id, user_id, active, roles, version)
            ORDER BY tenant_id, user_id
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE = """
            UPDATE users u
            SET active = changed.active, roles = string_to_array(changed.roles, ','), version = changed.version
            FROM unnest(:tenants, :ids, :actives, :roles, :versions)
                AS changed (tenant_id, user_id, active, roles, version)
            WHERE u.tenant_id = changed.tenant_id AND u.user_id = changed.user_id
            """;

    private static final String DELETE = """
            DELETE FROM users u
            USING unnest(:tenants, :ids) AS removed (tenant_id, user_id)
            WHERE u.tenant_id = removed.tenant_id AND u.user_id = removed.user_id
            """;

    private final Handle handle;

    UserTable(Handle handle) {
        this.handle = handle;
    }

    Map<UserId, User> lock(Set<UserId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(LOCK)
                .bindArray("tenants", String.class, Column.of(ids, UserId::tenantId))
                .bindArray("ids", String.class, Column.of(ids, UserId::id))
                .map(UserTable::user)
                .stream()
                .collect(Collectors.toMap(User::id, user -> user));
    }

    void save(Tracked<UserId, User> users) throws Conflict {
        delete(users.removed());
        write(UPDATE, users.changed().stream().map(Change::after).toList());
        write(INSERT, users.added().values());
    }

    private void delete(List<UserId> ids) throws Conflict {
        if (ids.isEmpty()) {
            return;
        }
        int deleted = handle.createUpdate(DELETE)
                .bindArray("tenants", String.class, Column.of(ids, UserId::tenantId))
                .bindArray("ids", String.class, Column.of(ids, UserId::id))
                .execute();
        RowCount.expect("users", ids.size(), deleted);
    }

    private void write(String sql, Collection<User> users) throws Conflict {
        if (users.isEmpty()) {
            return;
        }
        int written = handle.createUpdate(sql)
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(users, user -> user.id().tenantId()))
                .bindArray(
                        "ids", String.class, Column.of(users, user -> user.id().id()))
                .bindArray("actives", Boolean.class, Column.of(users, User::active))
                .bindArray("roles", String.class, Column.of(users, UserTable::roles))
                .bindArray("versions", Long.class, Column.of(users, User::version))
                .execute();
        RowCount.expect("users", users.size(), written);
    }

    /** An array of arrays can't be unnested by its rows, so each user's roles travel as one text. */
    private static String roles(User user) {
        return user.roles().stream().map(Role::name).sorted().collect(Collectors.joining(","));
    }

    private static User user(ResultSet row, StatementContext context) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new User(
                new UserId(row.getString("tenant_id"), row.getString("user_id")),
                row.getBoolean("active"),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()),
                row.getLong("version"));
    }
}
