package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Tenant;
import io.seatflow.checkout.domain.TenantKind;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The table {@code tenants}. */
final class TenantRows {
    private TenantRows() {}

    static Supplier<List<Tenant>> load(Exchange reads, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List::of;
        }
        return reads.query(Statement.of("""
                        SELECT tenant_id, kind, market, managed, language, version
                          FROM tenants
                         WHERE tenant_id = ANY (:ids)
                        """).bindArray("ids", String.class, ids), TenantRows::tenant);
    }

    static void delete(Exchange writes, Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        writes.write(
                Statement.of("DELETE FROM tenants WHERE tenant_id = ANY (:ids)").bindArray("ids", String.class, ids));
    }

    /** @param tenants in the order of their ids */
    static void upsert(Exchange writes, Collection<Tenant> tenants) {
        if (tenants.isEmpty()) {
            return;
        }
        writes.write(
                "tenants",
                tenants.size(),
                Statement.of("""
                        INSERT INTO tenants AS t (tenant_id, kind, market, managed, language, version)
                        SELECT * FROM unnest(:ids, :kinds, :markets, :managed, :languages, :versions)
                        ON CONFLICT (tenant_id) DO UPDATE
                           SET kind = excluded.kind, market = excluded.market, managed = excluded.managed,
                               language = excluded.language, version = excluded.version
                         WHERE t.version < excluded.version
                        """)
                        .bindArray("ids", String.class, Column.of(tenants, Tenant::id))
                        .bindArray(
                                "kinds",
                                String.class,
                                Column.of(tenants, tenant -> tenant.kind().name()))
                        .bindArray("markets", String.class, Column.of(tenants, Tenant::market))
                        .bindArray("managed", Boolean.class, Column.of(tenants, Tenant::managed))
                        .bindArray("languages", String.class, Column.of(tenants, Tenant::language))
                        .bindArray("versions", Long.class, Column.of(tenants, Tenant::version)));
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                row.getString("tenant_id"),
                TenantKind.valueOf(row.getString("kind")),
                row.getString("market"),
                row.getBoolean("managed"),
                row.getString("language"),
                row.getLong("version"));
    }
}
