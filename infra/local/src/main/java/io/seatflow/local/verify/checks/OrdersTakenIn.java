package io.seatflow.local.verify.checks;

/** In flight: a record that checkout has not decided on yet. A record that cannot be read must be a dead letter. */
final class OrdersTakenIn implements Check {
    @Override
    public String name() {
        return "orders-taken-in";
    }

    @Override
    public String invariant() {
        return "each order on its topic is known to checkout, under its tenant, or is a dead letter";
    }

    @Override
    public String rules() {
        return "C1, C9, C11";
    }

    @Override
    public String query() {
        return """
                WITH refused AS (
                    SELECT DISTINCT source_partition AS part, source_offset AS off
                    FROM dead_letter WHERE service = 'checkout' AND source_topic = 'storefront.orders'
                )
                SELECT concat_ws('/', r.part, r.off),
                       json_build_object('topic', 'storefront.orders', 'partition', r.part, 'offset', r.off,
                                          'order', r.order_id, 'tenant', r.tenant_id),
                       CASE WHEN o.order_id IS NULL THEN 'checkout knows neither the order nor a reason against it'
                            ELSE format('checkout has the order under tenant %s', o.tenant_id) END
                FROM order_record r
                LEFT JOIN checkout_order o ON o.order_id = r.order_id
                LEFT JOIN refused d ON d.part = r.part AND d.off = r.off
                WHERE d.off IS NULL AND (o.order_id IS NULL OR o.tenant_id <> r.tenant_id)
                UNION ALL
                SELECT concat_ws('/', r.part, r.off),
                       json_build_object('topic', r.topic, 'partition', r.part, 'offset', r.off),
                       format('the record cannot be read (%s) and is no dead letter', r.words)
                FROM unreadable_record r
                LEFT JOIN refused d ON d.part = r.part AND d.off = r.off
                WHERE r.topic = 'storefront.orders' AND d.off IS NULL""";
    }
}
