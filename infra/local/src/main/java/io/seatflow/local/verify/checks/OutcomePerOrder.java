package io.seatflow.local.verify.checks;

/** In flight: an accepted order that billing or licensing still works on. */
final class OutcomePerOrder implements Check {
    @Override
    public String name() {
        return "outcome-per-order";
    }

    @Override
    public String invariant() {
        return "each order of checkout has exactly one outcome";
    }

    @Override
    public String rules() {
        return "C9, C11";
    }

    @Override
    public String query() {
        return """
                SELECT o.order_id, json_build_object('tenant', o.tenant_id, 'order', o.order_id),
                       format('the order has %s outcomes', count(e.order_id))
                FROM checkout_order o LEFT JOIN checkout_outcome e USING (order_id)
                GROUP BY o.order_id, o.tenant_id
                HAVING count(e.order_id) <> 1 OR count(*) <> 1
                UNION ALL
                SELECT e.order_id, json_build_object('order', e.order_id), 'an outcome without an order'
                FROM checkout_outcome e
                WHERE NOT EXISTS (SELECT FROM checkout_order o WHERE o.order_id = e.order_id)""";
    }
}
