package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Delegation;
import io.seatflow.checkout.domain.Requester;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The table {@code delegations}. */
final class DelegationRows {
    private DelegationRows() {}

    static Supplier<List<Delegation>> load(Exchange reads, Collection<Delegation.Key> keys) {
        if (keys.isEmpty()) {
            return List::of;
        }
        return reads.query(
                bind(Statement.of("""
                        SELECT d.tenant_id, d.partner_tenant_id, d.partner_user_id, d.buys_centrally, d.version
                          FROM unnest(:tenants, :partnerTenants, :partners)
                                AS n(tenant_id, partner_tenant_id, partner_user_id)
                          JOIN delegations d USING (tenant_id, partner_tenant_id, partner_user_id)
                        """), keys),
                row -> new Delegation(
                        row.getString("tenant_id"),
                        new Requester(row.getString("partner_tenant_id"), row.getString("partner_user_id")),
                        row.getBoolean("buys_centrally"),
                        row.getLong("version")));
    }

    static void delete(Exchange writes, Collection<Delegation.Key> keys) {
        if (keys.isEmpty()) {
            return;
        }
        writes.write(bind(Statement.of("""
                        DELETE FROM delegations d
                         USING unnest(:tenants, :partnerTenants, :partners)
                                AS n(tenant_id, partner_tenant_id, partner_user_id)
                         WHERE d.tenant_id = n.tenant_id AND d.partner_tenant_id = n.partner_tenant_id
                           AND d.partner_user_id = n.partner_user_id
                        """), keys));
    }

    static void upsert(Exchange writes, Collection<Delegation> delegations) {
        if (delegations.isEmpty()) {
            return;
        }
        writes.write(
                "delegations",
                delegations.size(),
                bind(Statement.of("""
                        INSERT INTO delegations AS d
                            (tenant_id, partner_tenant_id, partner_user_id, buys_centrally, version)
                        SELECT * FROM unnest(:tenants, :partnerTenants, :partners, :buying, :versions)
                        ON CONFLICT (tenant_id, partner_tenant_id, partner_user_id) DO UPDATE
                           SET buys_centrally = excluded.buys_centrally, version = excluded.version
                         WHERE d.version < excluded.version
                        """), Column.of(delegations, Delegation::key))
                        .bindArray("buying", Boolean.class, Column.of(delegations, Delegation::buysCentrally))
                        .bindArray("versions", Long.class, Column.of(delegations, Delegation::version)));
    }

    private static Statement bind(Statement statement, Collection<Delegation.Key> keys) {
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
