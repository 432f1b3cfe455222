package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.Delegation;
import io.seatflow.licensing.domain.DelegationId;
import io.seatflow.licensing.domain.Role;
import io.seatflow.licensing.domain.Tracked;
import io.seatflow.licensing.domain.Tracked.Change;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** R1: what is delegated to partners' users. */
final class DelegationTable {
    private static final String LOCK = """
            SELECT d.*
            FROM unnest(:tenants, :partners, :users) AS named (tenant_id, partner_tenant_id, partner_user_id)
            JOIN delegations d USING (tenant_id, partner_tenant_id, partner_user_id)
            ORDER BY d.tenant_id, d.partner_tenant_id, d.partner_user_id
            FOR UPDATE OF d
            """;

    private static final String SAVE = """
            INSERT INTO delegations (tenant_id, partner_tenant_id, partner_user_id, roles, version)
            SELECT tenant_id, partner_tenant_id, partner_user_id, string_to_array(roles, ','), version
            FROM unnest(:tenants, :partners, :users, :roles, :versions)
                AS kept (tenant_id, partner_tenant_id, partner_user_id, roles, version)
            ORDER BY tenant_id, partner_tenant_id, partner_user_id
            ON CONFLICT (tenant_id, partner_tenant_id, partner_user_id) DO UPDATE
            SET roles = excluded.roles, version = excluded.version
            """;

    private static final String DELETE = """
            DELETE FROM delegations d
            USING unnest(:tenants, :partners, :users) AS ended (tenant_id, partner_tenant_id, partner_user_id)
            WHERE d.tenant_id = ended.tenant_id
                AND d.partner_tenant_id = ended.partner_tenant_id
                AND d.partner_user_id = ended.partner_user_id
            """;

    private final Handle handle;

    DelegationTable(Handle handle) {
        this.handle = handle;
    }

    Map<DelegationId, Delegation> lock(Set<DelegationId> named) {
        if (named.isEmpty()) {
            return Map.of();
        }
        return named(handle.createQuery(LOCK), named).map(DelegationTable::delegation).stream()
                .collect(Collectors.toMap(Delegation::id, delegation -> delegation));
    }

    void save(Tracked<DelegationId, Delegation> delegations) throws Conflict {
        if (!delegations.removed().isEmpty()) {
            int deleted =
                    named(handle.createUpdate(DELETE), delegations.removed()).execute();
            RowCount.expect("delegations", delegations.removed().size(), deleted);
        }
        List<Delegation> kept = new ArrayList<>(delegations.added().values());
        delegations.changed().stream().map(Change::after).forEach(kept::add);
        if (!kept.isEmpty()) {
            named(handle.createUpdate(SAVE), Column.of(kept, Delegation::id))
                    .bindArray("roles", String.class, Column.of(kept, DelegationTable::roles))
                    .bindArray("versions", Long.class, Column.of(kept, Delegation::version))
                    .execute();
        }
    }

    private static <S extends SqlStatement<S>> S named(S statement, Collection<DelegationId> ids) {
        return statement
                .bindArray("tenants", String.class, Column.of(ids, DelegationId::tenantId))
                .bindArray(
                        "partners",
                        String.class,
                        Column.of(ids, id -> id.partner().tenantId()))
                .bindArray(
                        "users", String.class, Column.of(ids, id -> id.partner().id()));
    }

    /** An array of arrays can't be unnested by its rows, so each one's roles travel as one text. */
    private static String roles(Delegation delegation) {
        return delegation.roles().stream().map(Role::name).sorted().collect(Collectors.joining(","));
    }

    private static Delegation delegation(ResultSet row, StatementContext context) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new Delegation(
                new DelegationId(
                        row.getString("tenant_id"),
                        new UserId(row.getString("partner_tenant_id"), row.getString("partner_user_id"))),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()),
                row.getLong("version"));
    }
}
