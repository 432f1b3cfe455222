package io.seatflow.local.verify.checks;

/** In flight: an end that is committed and not yet published. */
final class CancelledOnce implements Check {
    @Override
    public String name() {
        return "cancelled-once";
    }

    @Override
    public String invariant() {
        return "a subscription that is deleted was said to be cancelled once, and no other was";
    }

    @Override
    public String rules() {
        return "X1, X3, T6";
    }

    @Override
    public String query() {
        return """
                SELECT coalesce(s.subscription_id, c.subscription_id),
                       json_build_object('tenant', coalesce(s.tenant_id, c.tenant_id), 'order', s.order_id,
                                          'subscription', coalesce(s.subscription_id, c.subscription_id)),
                       format('licensing has it as %s, it was said to be cancelled %s times', coalesce(s.status, 'nothing'),
                              coalesce(c.times, 0))
                FROM subscription s
                FULL JOIN (
                    SELECT subscription_id, min(tenant_id) AS tenant_id, count(DISTINCT (lane, seq)) AS times
                    FROM cancelled_record GROUP BY subscription_id
                ) c USING (subscription_id)
                WHERE c.times > 1
                   OR (c.times = 1 AND s.status IS DISTINCT FROM 'DELETED')
                   OR (s.status = 'DELETED' AND c.times IS NULL
                       AND s.changed_at > (SELECT since FROM horizon WHERE topic = 'licensing.events'))""";
    }
}
