package io.seatflow.local.verify.checks;

/** What no rule of licensing makes, read in one transaction. */
final class LifeCycleLegal implements Check {
    @Override
    public String name() {
        return "life-cycle-legal";
    }

    @Override
    public String invariant() {
        return "a deleted subscription has nothing left; seats that are to go are fewer than there are; one payment is waited for at a time";
    }

    @Override
    public String rules() {
        return "X3, L3, L4, T7";
    }

    @Override
    public String query() {
        return """
                SELECT subscription_id, json_build_object('tenant', tenant_id, 'order', order_id, 'subscription', subscription_id),
                       format('%s with %s assigned, %s reserved, %s of %s seats scheduled, takeover %s', status, assigned, reserved,
                              coalesce(scheduled_quantity::text, 'none'), quantity, coalesce(takeover_id, 'none'))
                FROM subscription
                WHERE (status = 'DELETED'
                       AND (assigned > 0 OR reserved > 0 OR takeover_id IS NOT NULL OR scheduled_quantity IS NOT NULL))
                   OR scheduled_quantity >= quantity
                UNION ALL
                SELECT subscription_id, json_build_object('tenant', min(tenant_id), 'subscription', subscription_id),
                       format('%s payments are waited for', count(*))
                FROM open_payment WHERE NOT given_up GROUP BY subscription_id HAVING count(*) > 1""";
    }
}
