package io.seatflow.admin.store;

import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.Role;
import io.seatflow.admin.domain.UserId;
import io.seatflow.workflow.postgres.Column;
import org.jdbi.v3.core.Handle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tenants, accounts and delegations, as the directory says they are. */
final class DirectoryTables {
    private static final String TENANTS = """
            INSERT INTO tenants AS t (tenant_id, name, version)
            SELECT tenant_id, name, version FROM unnest(:ids, :names, :versions) AS told (tenant_id, name, version)
            ORDER BY tenant_id
            ON CONFLICT (tenant_id) DO UPDATE SET name = excluded.name, version = excluded.version
            WHERE excluded.version >= t.version
            """;

    private static final String USERS = """
            INSERT INTO users AS u (tenant_id, user_id, email, name, active, roles, version)
            SELECT tenant_id, user_id, email, name, active, string_to_array(roles, ','), version
            FROM unnest(:tenants, :ids, :emails, :names, :actives, :roles, :versions)
                AS told (tenant_id, user_id, email, name, active, roles, version)
            ORDER BY tenant_id, user_id
            ON CONFLICT (tenant_id, user_id) DO UPDATE SET
                email = excluded.email, name = excluded.name, active = excluded.active, roles = excluded.roles,
                version = excluded.version, deleted = false
            WHERE excluded.version >= u.version
            """;

    /** Whatever comes after a deletion counts, so its version is lower than any. */
    private static final String GONE = """
            UPDATE users u
            SET active = false, deleted = true, roles = '{}', version = 0,
                deleted_at = greatest(u.deleted_at, to_timestamp(told.deleted_at))
            FROM unnest(:tenants, :ids, :times) AS told (tenant_id, user_id, deleted_at)
            WHERE u.tenant_id = told.tenant_id AND u.user_id = told.user_id
            """;

    private static final String DELEGATIONS = """
            INSERT INTO delegations AS d (tenant_id, partner_tenant_id, partner_user_id, roles, version)
            SELECT tenant_id, partner_tenant_id, partner_user_id, string_to_array(roles, ','), version
            FROM unnest(:tenants, :partnerTenants, :partners, :roles, :versions)
                AS told (tenant_id, partner_tenant_id, partner_user_id, roles, version)
            ORDER BY tenant_id, partner_tenant_id, partner_user_id
            ON CONFLICT (tenant_id, partner_tenant_id, partner_user_id) DO UPDATE SET
                roles = excluded.roles, version = excluded.version
            WHERE excluded.version >= d.version
            """;

    private static final String DELEGATIONS_GONE = """
            DELETE FROM delegations d
            USING unnest(:tenants, :partnerTenants, :partners) AS gone (tenant_id, partner_tenant_id, partner_user_id)
            WHERE d.tenant_id = gone.tenant_id
                AND d.partner_tenant_id = gone.partner_tenant_id
                AND d.partner_user_id = gone.partner_user_id
            """;

    private final Handle handle;

    DirectoryTables(Handle handle) {
        this.handle = handle;
    }

    /**
     * @param users kept and gone, in the order they were told
     * @param delegations the same
     */
    void save(List<Fact.TenantKept> tenants, List<Fact> users, List<Fact> delegations) {
        saveTenants(Latest.of(tenants, Fact.TenantKept::tenantId, Fact.TenantKept::version));
        saveUsers(users);
        saveDelegations(delegations);
    }

    private void saveTenants(Collection<Fact.TenantKept> tenants) {
        if (tenants.isEmpty()) {
            return;
        }
        handle.createUpdate(TENANTS)
                .bindArray("ids", String.class, Column.of(tenants, Fact.TenantKept::tenantId))
                .bindArray("names", String.class, Column.of(tenants, Fact.TenantKept::name))
                .bindArray("versions", Long.class, Column.of(tenants, Fact.TenantKept::version))
                .execute();
    }

    /** A deletion ends what was told before it: both are written, one after the other. */
    private void saveUsers(List<Fact> users) {
        Map<UserId, Fact.UserKept> kept = new LinkedHashMap<>();
        Map<UserId, Fact.UserGone> gone = new LinkedHashMap<>();
        for (Fact fact : users) {
            switch (fact) {
                case Fact.UserKept user ->
                    kept.merge(user.id(), user, (before, now) -> now.version() >= before.version() ? now : before);
                case Fact.UserGone deletion -> {
                    kept.remove(deletion.id());
                    gone.put(deletion.id(), deletion);
                }
                default -> throw new IllegalStateException("expected what becomes of a user, found " + fact);
            }
        }
        saveGone(gone.values());
        saveKept(kept.values());
    }

    private void saveGone(Collection<Fact.UserGone> gone) {
        if (gone.isEmpty()) {
            return;
        }
        handle.createUpdate(GONE)
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(gone, user -> user.id().tenantId()))
                .bindArray(
                        "ids", String.class, Column.of(gone, user -> user.id().id()))
                .bindArray("times", Double.class, Column.ofTimes(gone, Fact.UserGone::at))
                .execute();
    }

    private void saveKept(Collection<Fact.UserKept> kept) {
        if (kept.isEmpty()) {
            return;
        }
        handle.createUpdate(USERS)
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(kept, user -> user.id().tenantId()))
                .bindArray(
                        "ids", String.class, Column.of(kept, user -> user.id().id()))
                .bindArray("emails", String.class, Column.of(kept, Fact.UserKept::email))
                .bindArray("names", String.class, Column.of(kept, Fact.UserKept::name))
                .bindArray("actives", Boolean.class, Column.of(kept, Fact.UserKept::active))
                .bindArray("roles", String.class, Column.of(kept, user -> text(user.roles())))
                .bindArray("versions", Long.class, Column.of(kept, Fact.UserKept::version))
                .execute();
    }

    private void saveDelegations(List<Fact> delegations) {
        Map<List<Object>, Fact.DelegationKept> kept = new LinkedHashMap<>();
        Map<List<Object>, Fact.DelegationGone> gone = new LinkedHashMap<>();
        for (Fact fact : delegations) {
            switch (fact) {
                case Fact.DelegationKept one ->
                    kept.merge(
                            List.of(one.tenantId(), one.partner()),
                            one,
                            (before, now) -> now.version() >= before.version() ? now : before);
                case Fact.DelegationGone one -> {
                    kept.remove(List.<Object>of(one.tenantId(), one.partner()));
                    gone.put(List.of(one.tenantId(), one.partner()), one);
                }
                default -> throw new IllegalStateException("expected what becomes of a delegation, found " + fact);
            }
        }
        saveDelegationsGone(gone.values());
        saveDelegationsKept(kept.values());
    }

    private void saveDelegationsGone(Collection<Fact.DelegationGone> gone) {
        if (gone.isEmpty()) {
            return;
        }
        handle.createUpdate(DELEGATIONS_GONE)
                .bindArray("tenants", String.class, Column.of(gone, Fact.DelegationGone::tenantId))
                .bindArray(
                        "partnerTenants",
                        String.class,
                        Column.of(gone, one -> one.partner().tenantId()))
                .bindArray(
                        "partners",
                        String.class,
                        Column.of(gone, one -> one.partner().id()))
                .execute();
    }

    private void saveDelegationsKept(Collection<Fact.DelegationKept> delegations) {
        if (delegations.isEmpty()) {
            return;
        }
        handle.createUpdate(DELEGATIONS)
                .bindArray("tenants", String.class, Column.of(delegations, Fact.DelegationKept::tenantId))
                .bindArray(
                        "partnerTenants",
                        String.class,
                        Column.of(delegations, one -> one.partner().tenantId()))
                .bindArray(
                        "partners",
                        String.class,
                        Column.of(delegations, one -> one.partner().id()))
                .bindArray("roles", String.class, Column.of(delegations, one -> text(one.roles())))
                .bindArray("versions", Long.class, Column.of(delegations, Fact.DelegationKept::version))
                .execute();
    }

    private static String text(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
    }
}
