package io.seatflow.admin.store;

import io.seatflow.admin.domain.Actor;
import io.seatflow.admin.domain.Role;
import io.seatflow.admin.domain.UserId;
import io.seatflow.workflow.postgres.Column;
import org.jdbi.v3.core.Jdbi;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is who, as the directory last said. Safe for use by several threads. */
public final class DirectoryView {
    private static final String OWN_ROLES =
            "SELECT roles FROM users WHERE tenant_id = :tenant AND user_id = :user AND active AND NOT deleted";

    private static final String DELEGATED_ROLES = """
            SELECT d.roles
            FROM delegations d
            JOIN users u ON u.tenant_id = d.partner_tenant_id AND u.user_id = d.partner_user_id
            WHERE d.tenant_id = :tenant AND d.partner_tenant_id = :home AND d.partner_user_id = :user
                AND d.roles <> '{}' AND u.active AND NOT u.deleted
            """;

    private static final String TENANTS = """
            SELECT u.tenant_id, t.name, u.roles, false AS partner
            FROM users u LEFT JOIN tenants t ON t.tenant_id = u.tenant_id
            WHERE u.tenant_id = :home AND u.user_id = :user AND u.active AND NOT u.deleted
            UNION ALL
            SELECT d.tenant_id, t.name, d.roles, true AS partner
            FROM delegations d
            JOIN users u ON u.tenant_id = d.partner_tenant_id AND u.user_id = d.partner_user_id
            LEFT JOIN tenants t ON t.tenant_id = d.tenant_id
            WHERE d.partner_tenant_id = :home AND d.partner_user_id = :user
                AND d.roles <> '{}' AND u.active AND NOT u.deleted
            ORDER BY partner, tenant_id
            LIMIT 1000
            """;

    private static final String ACCOUNTS = """
            SELECT named.name, u.user_id
            FROM unnest(:names) AS named (name)
            JOIN users u ON u.tenant_id = :tenant AND u.user_id = named.name AND NOT u.deleted
            UNION ALL
            SELECT named.name, u.user_id
            FROM unnest(:names) AS named (name)
            JOIN users u ON u.tenant_id = :tenant AND lower(u.email) = lower(named.name) AND NOT u.deleted
            """;

    private final Jdbi jdbi;

    public DirectoryView(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A tenant that somebody may act in. {@code name} is the id where the directory has told none. */
    public record TenantAnswer(String tenantId, String name, Set<Role> roles, boolean partner) {}

    /** The account in that tenant: its own, or one that it delegated roles to; empty where it is neither. */
    public Optional<Actor> actor(String tenantId, UserId user) {
        boolean atHome = user.tenantId().equals(tenantId);
        return jdbi.withHandle(handle -> handle.createQuery(atHome ? OWN_ROLES : DELEGATED_ROLES)
                .bind("tenant", tenantId)
                .bind("home", user.tenantId())
                .bind("user", user.id())
                .map((row, context) -> new Actor(tenantId, user, roles(row)))
                .findOne());
    }

    /** Where an account may act: in its own tenant first. */
    public List<TenantAnswer> tenants(UserId user) {
        return jdbi.withHandle(handle -> handle.createQuery(TENANTS)
                .bind("home", user.tenantId())
                .bind("user", user.id())
                .map((row, context) -> {
                    String tenantId = row.getString("tenant_id");
                    String name = row.getString("name");
                    return new TenantAnswer(
                            tenantId, name == null ? tenantId : name, roles(row), row.getBoolean("partner"));
                })
                .list());
    }

    /** The ids of accounts of a tenant by what they are called: their ids or their e-mail addresses. */
    public Map<String, String> accounts(String tenantId, List<String> names) {
        Map<String, String> ids = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(ACCOUNTS)
                .bind("tenant", tenantId)
                .bindArray("names", String.class, Column.of(names, name -> name))
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("user_id")))
                .forEach(found -> ids.putIfAbsent(found.getKey(), found.getValue())));
        return ids;
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        Array roles = row.getArray("roles");
        return Arrays.stream((String[]) roles.getArray()).map(Role::valueOf).collect(Collectors.toSet());
    }
}
