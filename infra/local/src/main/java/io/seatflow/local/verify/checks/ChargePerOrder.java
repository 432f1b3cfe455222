package io.seatflow.local.verify.checks;

/** An order that checkout refused was never said to billing. */
final class ChargePerOrder implements Check {
    @Override
    public String name() {
        return "charge-per-order";
    }

    @Override
    public String invariant() {
        return "an order is charged once, for an order that checkout accepted, with one invoice of the same amount if anything was captured";
    }

    @Override
    public String rules() {
        return "B3, B4";
    }

    @Override
    public String query() {
        return """
                SELECT order_id, json_build_object('tenant', min(tenant_id), 'order', order_id), format('%s charges', count(*))
                FROM charge GROUP BY order_id HAVING count(*) > 1
                UNION ALL
                SELECT c.order_id, json_build_object('tenant', c.tenant_id, 'order', c.order_id), 'a charge without an order'
                FROM charge c
                WHERE NOT EXISTS (SELECT FROM checkout_order o WHERE o.order_id = c.order_id)
                UNION ALL
                SELECT order_id,
                       json_build_object('tenant', coalesce(c.tenant_id, i.tenant_id), 'order', order_id, 'invoice', i.invoice_number),
                       format('charge %s, invoices %s of %s in all', coalesce(c.status || ' ' || c.amount_minor || ' ' || c.currency, 'none'),
                              coalesce(i.invoices, 0), coalesce(i.total_minor || ' ' || i.currency, 'none'))
                FROM (SELECT * FROM charge WHERE status IN ('CAPTURED', 'INVOICED')) c
                FULL JOIN (
                    SELECT order_id, min(tenant_id) AS tenant_id, min(invoice_number) AS invoice_number, count(*) AS invoices,
                           sum(total_minor) AS total_minor, min(currency) AS currency
                    FROM invoice GROUP BY order_id
                ) i USING (order_id)
                WHERE i.invoices IS DISTINCT FROM 1 OR c.amount_minor IS DISTINCT FROM i.total_minor
                   OR c.currency IS DISTINCT FROM i.currency""";
    }
}
