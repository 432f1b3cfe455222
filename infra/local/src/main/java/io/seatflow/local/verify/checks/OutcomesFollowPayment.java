package io.seatflow.local.verify.checks;

/** In flight: a decline that checkout has not taken in yet. */
final class OutcomesFollowPayment implements Check {
    @Override
    public String name() {
        return "outcomes-follow-payment";
    }

    @Override
    public String invariant() {
        return "an order is declined if and only if its charge was, and a refused order is not charged";
    }

    @Override
    public String rules() {
        return "C11, B4";
    }

    @Override
    public String query() {
        return """
                SELECT order_id, json_build_object('tenant', coalesce(c.tenant_id, o.tenant_id), 'order', order_id),
                       format('outcome %s, charge %s', coalesce(e.reason, CASE WHEN e.order_id IS NULL THEN 'none' ELSE 'COMPLETED' END),
                              coalesce(c.status, 'none'))
                FROM checkout_outcome e
                JOIN checkout_order o USING (order_id)
                FULL JOIN charge c USING (order_id)
                WHERE (c.status = 'DECLINED') IS DISTINCT FROM (e.reason = 'PAYMENT_DECLINED')
                      AND ((c.status = 'DECLINED') IS TRUE OR (e.reason = 'PAYMENT_DECLINED') IS TRUE)
                   OR (e.reason IS NOT NULL AND e.reason <> 'PAYMENT_DECLINED' AND c.order_id IS NOT NULL)""";
    }
}
