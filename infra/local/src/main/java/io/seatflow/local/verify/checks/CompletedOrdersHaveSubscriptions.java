package io.seatflow.local.verify.checks;

/** In flight: a subscription whose order checkout has not completed yet. */
final class CompletedOrdersHaveSubscriptions implements Check {
    @Override
    public String name() {
        return "completed-orders-have-subscriptions";
    }

    @Override
    public String invariant() {
        return "an order is completed if and only if it has a subscription, the one that its outcome names";
    }

    @Override
    public String rules() {
        return "C4, C11, L6";
    }

    @Override
    public String query() {
        return """
                SELECT order_id,
                       json_build_object('tenant', coalesce(s.tenant_id, o.tenant_id), 'order', order_id,
                                          'subscription', coalesce(s.subscription_id, e.subscription_id)),
                       format('outcome %s names subscription %s, licensing has %s',
                              coalesce(e.reason, CASE WHEN e.order_id IS NULL THEN 'none' ELSE 'COMPLETED' END),
                              coalesce(e.subscription_id, 'none'), coalesce(s.subscription_id, 'none'))
                FROM checkout_outcome e
                JOIN checkout_order o USING (order_id)
                FULL JOIN subscription s USING (order_id)
                WHERE (s.subscription_id IS NOT NULL OR e.subscription_id IS NOT NULL)
                  AND s.subscription_id IS DISTINCT FROM e.subscription_id""";
    }
}
