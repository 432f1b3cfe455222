package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Tenant;
import io.seatflow.checkout.domain.TenantKind;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The table {@code tenants}. */
final class TenantRows {
    private TenantRows() {}

    static List<Tenant> load(Handle handle, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        SELECT tenant_id, kind, market, managed, language, version
                          FROM tenants
                         WHERE tenant_id = ANY (:ids)
                        """)
                .bindArray("ids", String.class, List.copyOf(ids))
                .map(TenantRows::tenant)
                .list();
    }

    static void delete(Handle handle, Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        handle.createUpdate("DELETE FROM tenants WHERE tenant_id = ANY (:ids)")
                .bindArray("ids", String.class, List.copyOf(ids))
                .execute();
    }

    /** @param tenants in the order of their ids */
    static void upsert(Handle handle, Collection<Tenant> tenants) throws Conflict {
        if (tenants.isEmpty()) {
            return;
        }
        int written = handle.createUpdate("""
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
                .bindArray("versions", Long.class, Column.of(tenants, Tenant::version))
                .execute();
        RowCount.expect("tenants", tenants.size(), written);
    }

    private static Tenant tenant(ResultSet row, StatementContext context) throws SQLException {
        return new Tenant(
                row.getString("tenant_id"),
                TenantKind.valueOf(row.getString("kind")),
                row.getString("market"),
                row.getBoolean("managed"),
                row.getString("language"),
                row.getLong("version"));
    }
}
