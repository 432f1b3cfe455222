package io.seatflow.billing.store;

import io.seatflow.billing.domain.Invoice;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;

import java.util.List;

/** The invoices of what was captured. */
final class InvoiceTable {
    private static final String INSERT = """
            INSERT INTO invoice (
                invoice_number, order_id, tenant_id, purchaser_id, product_id, product_name, kind, service_from, service_to,
                quantity, unit_price_minor, net_minor, tax_rate_basis_points, tax_minor, total_minor, currency, issued_at)
            SELECT
                unnest(:numbers), unnest(:orders), unnest(:tenants), unnest(:purchasers), unnest(:products),
                unnest(:productNames), 'PURCHASE', to_timestamp(unnest(:serviceFrom)), to_timestamp(unnest(:serviceTo)),
                unnest(:quantities), unnest(:prices), unnest(:nets), unnest(:taxRates), unnest(:taxes), unnest(:totals),
                unnest(:currencies), to_timestamp(unnest(:issued))
            """;

    private InvoiceTable() {}

    static void insert(Exchange writes, List<Invoice> invoices) {
        Statement insert = Statement.of(INSERT);
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
        writes.write(insert);
    }
}
