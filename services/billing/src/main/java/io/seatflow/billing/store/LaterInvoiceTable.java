package io.seatflow.billing.store;

import io.seatflow.billing.domain.LaterInvoice;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;

import java.util.List;

/** Invoices and credit notes of what is paid and paid back after purchases. */
final class LaterInvoiceTable {
    private static final String INSERT = """
            INSERT INTO later_invoice (
                invoice_number, cause_id, order_id, tenant_id, purchaser_id, product_id, product_name, kind, service_from,
                service_to, quantity, unit_price_minor, net_minor, tax_rate_basis_points, tax_minor, total_minor, currency,
                issued_at)
            SELECT
                invoice_number, cause_id, order_id, tenant_id, purchaser_id, product_id, product_name, kind,
                to_timestamp(service_from), to_timestamp(service_to), quantity, unit_price_minor, net_minor,
                tax_rate_basis_points, tax_minor, total_minor, currency, to_timestamp(issued_at)
            FROM unnest(
                    :numbers, :causes, :orders, :tenants, :purchasers, :products, :productNames, :kinds, :serviceFrom,
                    :serviceTo, :quantities, :prices, :nets, :taxRates, :taxes, :totals, :currencies, :issued)
                AS issued (
                    invoice_number, cause_id, order_id, tenant_id, purchaser_id, product_id, product_name, kind,
                    service_from, service_to, quantity, unit_price_minor, net_minor, tax_rate_basis_points, tax_minor,
                    total_minor, currency, issued_at)
            """;

    private LaterInvoiceTable() {}

    static void insert(Exchange writes, List<LaterInvoice> invoices) {
        if (invoices.isEmpty()) {
            return;
        }
        Statement insert = Statement.of(INSERT);
        new Rows<>(insert, invoices)
                .text("numbers", LaterInvoice::number)
                .text("causes", row -> row.due().id())
                .text("orders", row -> row.due().orderId())
                .text("tenants", row -> row.due().tenantId())
                .text("purchasers", row -> row.due().purchaserId())
                .text("products", row -> row.due().productId())
                .text("productNames", row -> row.due().productName())
                .text("kinds", row -> row.due().kind().name())
                .instant("serviceFrom", row -> row.due().serviceFrom())
                .instant("serviceTo", row -> row.due().serviceTo())
                .number("quantities", row -> (long) row.due().quantity())
                .number("prices", row -> row.due().unitPriceMinor())
                .number("nets", LaterInvoice::netMinor)
                .number("taxRates", row -> (long) row.taxRate().basisPoints())
                .number("taxes", LaterInvoice::taxMinor)
                .number("totals", LaterInvoice::totalMinor)
                .text("currencies", row -> row.due().currency())
                .instant("issued", LaterInvoice::issuedAt);
        writes.write(insert);
    }
}
