package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Delegation;
import io.seatflow.checkout.domain.Requester;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

import java.util.Collection;
import java.util.List;

/** The table {@code delegations}. */
final class DelegationRows {
    private DelegationRows() {}

    static List<Delegation> load(Handle handle, Collection<Delegation.Key> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return bind(handle.createQuery("""
                        SELECT d.tenant_id, d.partner_tenant_id, d.partner_user_id, d.buys_centrally, d.version
                          FROM unnest(:tenants, :partnerTenants, :partners)
                                AS n(tenant_id, partner_tenant_id, partner_user_id)
                          JOIN delegations d USING (tenant_id, partner_tenant_id, partner_user_id)
                        """), keys)
                .map((row, context) -> new Delegation(
                        row.getString("tenant_id"),
                        new Requester(row.getString("partner_tenant_id"), row.getString("partner_user_id")),
                        row.getBoolean("buys_centrally"),
                        row.getLong("version")))
                .list();
    }

    static void delete(Handle handle, Collection<Delegation.Key> keys) {
        if (keys.isEmpty()) {
            return;
        }
        bind(handle.createUpdate("""
                        DELETE FROM delegations d
                         USING unnest(:tenants, :partnerTenants, :partners)
                                AS n(tenant_id, partner_tenant_id, partner_user_id)
                         WHERE d.tenant_id = n.tenant_id AND d.partner_tenant_id = n.partner_tenant_id
                           AND d.partner_user_id = n.partner_user_id
                        """), keys).execute();
    }

    static void upsert(Handle handle, Collection<Delegation> delegations) throws Conflict {
        if (delegations.isEmpty()) {
            return;
        }
        int written = bind(handle.createUpdate("""
                        INSERT INTO delegations AS d
                            (tenant_id, partner_tenant_id, partner_user_id, buys_centrally, version)
                        SELECT * FROM unnest(:tenants, :partnerTenants, :partners, :buying, :versions)
                        ON CONFLICT (tenant_id, partner_tenant_id, partner_user_id) DO UPDATE
                           SET buys_centrally = excluded.buys_centrally, version = excluded.version
                         WHERE d.version < excluded.version
                        """), Column.of(delegations, Delegation::key))
                .bindArray("buying", Boolean.class, Column.of(delegations, Delegation::buysCentrally))
                .bindArray("versions", Long.class, Column.of(delegations, Delegation::version))
                .execute();
        RowCount.expect("delegations", delegations.size(), written);
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Collection<Delegation.Key> keys) {
        return statement
                .bindArray("tenants", String.class, Column.of(keys, Delegation.Key::tenantId))
                .bindArray(
                        "partnerTenants",
                        String.class,
                        Column.of(keys, key -> key.partner().tenantId()))
                .bindArray(
                        "partners",
                        String.class,
                        Column.of(keys, key -> key.partner().userId()));
    }
}
