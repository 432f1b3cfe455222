package io.seatflow.admin.store;

import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.HistoryEntry;
import io.seatflow.workflow.postgres.Column;
import org.jdbi.v3.core.Handle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order history. A line's parts come from several topics, in any order; see {@link HistoryEntry#and}. */
final class HistoryTable {
    private static final String SAVE = """
            INSERT INTO history AS h (
                tenant_id, entry_id, kind, order_id, purchaser_id, product_id, product_name, quantity, amount_minor,
                currency, status, invoice_id, noted_at)
            SELECT
                tenant_id, entry_id, kind, order_id, purchaser_id, product_id, product_name, quantity, amount_minor,
                currency, status, invoice_id, to_timestamp(noted_at)
            FROM unnest(
                :tenants, :ids, :kinds, :orders, :purchasers, :products, :names, :quantities, :amounts, :currencies,
                :statuses, :invoices, :times)
                AS told (
                    tenant_id, entry_id, kind, order_id, purchaser_id, product_id, product_name, quantity,
                    amount_minor, currency, status, invoice_id, noted_at)
            ORDER BY tenant_id, entry_id
            ON CONFLICT (tenant_id, entry_id) DO UPDATE SET
                kind = coalesce(h.kind, excluded.kind),
                purchaser_id = coalesce(h.purchaser_id, excluded.purchaser_id),
                product_id = coalesce(h.product_id, excluded.product_id),
                product_name = coalesce(h.product_name, excluded.product_name),
                quantity = coalesce(h.quantity, excluded.quantity),
                amount_minor = coalesce(excluded.amount_minor, h.amount_minor),
                invoice_id = coalesce(excluded.invoice_id, h.invoice_id),
                status = CASE WHEN excluded.status = 'DUE' THEN h.status ELSE excluded.status END,
                noted_at = CASE WHEN excluded.status = 'DUE' THEN h.noted_at ELSE excluded.noted_at END
            """;

    private final Handle handle;

    HistoryTable(Handle handle) {
        this.handle = handle;
    }

    void save(List<Fact.HistoryNoted> noted) {
        if (noted.isEmpty()) {
            return;
        }
        Map<List<String>, HistoryEntry> merged = new LinkedHashMap<>();
        for (Fact.HistoryNoted one : noted) {
            HistoryEntry entry = one.entry();
            merged.merge(List.of(entry.tenantId(), entry.entryId()), entry, HistoryEntry::and);
        }
        Collection<HistoryEntry> rows = merged.values();
        handle.createUpdate(SAVE)
                .bindArray("tenants", String.class, Column.of(rows, HistoryEntry::tenantId))
                .bindArray("ids", String.class, Column.of(rows, HistoryEntry::entryId))
                .bindArray("kinds", String.class, Column.of(rows, HistoryEntry::kind))
                .bindArray("orders", String.class, Column.of(rows, HistoryEntry::orderId))
                .bindArray("purchasers", String.class, Column.of(rows, HistoryEntry::purchaserId))
                .bindArray("products", String.class, Column.of(rows, HistoryEntry::productId))
                .bindArray("names", String.class, Column.of(rows, HistoryEntry::productName))
                .bindArray("quantities", Integer.class, Column.of(rows, HistoryEntry::quantity))
                .bindArray("amounts", Long.class, Column.of(rows, HistoryEntry::amountMinor))
                .bindArray("currencies", String.class, Column.of(rows, HistoryEntry::currency))
                .bindArray("statuses", String.class, Column.of(rows, HistoryEntry::status))
                .bindArray("invoices", String.class, Column.of(rows, HistoryEntry::invoiceId))
                .bindArray("times", Double.class, Column.ofTimes(rows, HistoryEntry::at))
                .execute();
    }
}
