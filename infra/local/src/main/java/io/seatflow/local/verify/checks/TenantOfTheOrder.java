package io.seatflow.local.verify.checks;

/** Held against the tenant under which checkout has the order, and the purchaser that it accepted. */
final class TenantOfTheOrder implements Check {
    @Override
    public String name() {
        return "tenant-of-the-order";
    }

    @Override
    public String invariant() {
        return "an order, its messages, charge, invoice, subscription and capture are of one tenant and one purchaser";
    }

    @Override
    public String rules() {
        return "A6";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', p.place, p.order_id),
                       json_build_object('order', p.order_id, 'tenant', o.tenant_id, 'otherTenant', p.tenant_id, 'place', p.place),
                       format('the order is of tenant %s and purchaser %s, its %s of %s and %s', o.tenant_id,
                              coalesce(a.purchaser_id, 'unknown'), p.place, p.tenant_id, coalesce(p.purchaser_id, 'unknown'))
                FROM (
                    SELECT 'acceptance' AS place, order_id, tenant_id, purchaser_id FROM accepted_record
                    UNION ALL SELECT 'payment message', order_id, tenant_id, purchaser_id FROM payment_record
                    UNION ALL SELECT 'charge', order_id, tenant_id, purchaser_id FROM charge
                    UNION ALL SELECT 'invoice', order_id, tenant_id, purchaser_id FROM invoice
                    UNION ALL SELECT 'later payment', order_id, tenant_id, purchaser_id FROM later_payment
                    UNION ALL SELECT 'subscription', order_id, tenant_id, purchaser_id FROM subscription
                    UNION ALL SELECT 'subscription message', order_id, tenant_id, purchaser_id FROM created_record
                    UNION ALL SELECT 'trial', order_id, tenant_id, NULL FROM checkout_trial
                ) p
                JOIN checkout_order o USING (order_id)
                LEFT JOIN (SELECT DISTINCT ON (order_id) order_id, purchaser_id FROM accepted_record ORDER BY order_id, off) a
                    USING (order_id)
                WHERE p.tenant_id <> o.tenant_id OR p.purchaser_id <> a.purchaser_id""";
    }
}
