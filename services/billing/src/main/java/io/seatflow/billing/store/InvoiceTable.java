package io.seatflow.billing.store;

import io.seatflow.billing.domain.Invoice;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

import java.util.List;

/** The invoices of what was captured. */
final class InvoiceTable {
    private static final String INSERT = """
            INSERT INTO invoice (
                invoice_number, order_id, tenant_id, purchaser_id, product_id, product_name, kind, service_from, service_to,
                quantity, unit_price_minor, net_minor, tax_rate_basis_points, tax_minor, total_minor, currency, issued_at)
            SELECT
                invoice_number, order_id, tenant_id, purchaser_id, product_id, product_name, 'PURCHASE',
                to_timestamp(service_from), to_timestamp(service_to),
                quantity, unit_price_minor, net_minor, tax_rate_basis_points, tax_minor, total_minor, currency,
                to_timestamp(issued_at)
            FROM unnest(
                    :numbers, :orders, :tenants, :purchasers, :products, :productNames, :serviceFrom, :serviceTo,
                    :quantities, :prices, :nets, :taxRates, :taxes, :totals, :currencies, :issued)
                AS issued (
                    invoice_number, order_id, tenant_id, purchaser_id, product_id, product_name, service_from, service_to,
                    quantity, unit_price_minor, net_minor, tax_rate_basis_points, tax_minor, total_minor, currency,
                    issued_at)
            """;

    private final Handle handle;

    InvoiceTable(Handle handle) {
        this.handle = handle;
    }

    void insert(List<Invoice> invoices) {
        Update insert = handle.createUpdate(INSERT);
        new Rows<>(insert, invoices)
                .text("numbers", Invoice::number)
                .text("orders", invoice -> invoice.purchase().orderId())
                .text("tenants", invoice -> invoice.purchase().tenantId())
                .text("purchasers", invoice -> invoice.purchase().purchaserId())
                .text("products", invoice -> invoice.purchase().productId())
                .text("productNames", invoice -> invoice.purchase().productName())
                .instant("serviceFrom", Invoice::serviceFrom)
                .instant("serviceTo", Invoice::serviceTo)
                .number("quantities", invoice -> (long) invoice.line().quantity())
                .number("prices", invoice -> invoice.line().unitPriceMinor())
                .number("nets", invoice -> invoice.line().netMinor())
                .number("taxRates", invoice -> (long) invoice.line().taxRate().basisPoints())
                .number("taxes", invoice -> invoice.line().taxMinor())
                .number("totals", invoice -> invoice.line().totalMinor())
                .text("currencies", invoice -> invoice.purchase().currency())
                .instant("issued", Invoice::issuedAt);
        insert.execute();
    }
}
