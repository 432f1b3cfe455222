package io.seatflow.local.verify.checks;

/** Held against what was placed under that order id and not refused. What was paid later may have changed it. */
final class SubscriptionPerOrder implements Check {
    @Override
    public String name() {
        return "subscription-per-order";
    }

    @Override
    public String invariant() {
        return "an order has at most one subscription, of what was ordered";
    }

    @Override
    public String rules() {
        return "C4, C9";
    }

    @Override
    public String query() {
        return """
                SELECT order_id, json_build_object('tenant', min(tenant_id), 'order', order_id, 'subscription', min(subscription_id)),
                       format('%s subscriptions', count(*))
                FROM subscription
                GROUP BY order_id
                HAVING count(*) > 1
                UNION ALL
                SELECT s.order_id, json_build_object('tenant', s.tenant_id, 'order', s.order_id, 'subscription', s.subscription_id),
                       format('ordered %s of %s at %s %s %s, got %s of %s at %s %s %s', min(r.quantity), min(r.product_id),
                              min(r.unit_price_minor), min(r.currency), min(r.term), s.quantity, s.product_id, s.unit_price_minor,
                              s.currency, s.term)
                FROM subscription s
                JOIN order_record r ON r.order_id = s.order_id
                WHERE NOT EXISTS (
                    SELECT FROM dead_letter d
                    WHERE d.service = 'checkout' AND d.source_topic = 'storefront.orders'
                      AND d.source_partition = r.part AND d.source_offset = r.off)
                GROUP BY s.order_id, s.tenant_id, s.subscription_id, s.quantity, s.product_id, s.unit_price_minor, s.currency, s.term,
                         s.trial, s.version
                HAVING NOT bool_or((r.product_id, r.unit_price_minor, r.currency, r.term)
                                       = (s.product_id, s.unit_price_minor, s.currency, s.term)
                                   AND ((r.quantity, r.trial) = (s.quantity, s.trial)
                                        OR (s.version > 1 AND s.quantity <= r.quantity AND s.trial = r.trial)
                                        OR EXISTS (SELECT FROM later_payment p WHERE p.order_id = s.order_id)))""";
    }
}
