package io.seatflow.local.verify.checks;

/**
 * In flight: what the admin center has not heard yet. Where retention has taken events away, users are not compared: an admin
 * center that was started later could not hear of all. Where none was started there is nothing to compare.
 */
final class ReadModelAgrees implements Check {
    @Override
    public String name() {
        return "read-model-agrees";
    }

    @Override
    public String invariant() {
        return "the admin center shows the subscriptions that licensing has, as they are, with the users who have their seats";
    }

    @Override
    public String rules() {
        return "A1, A3, A6, L7";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', 'subscription', coalesce(s.subscription_id, a.subscription_id), a.version),
                       json_build_object('tenant', coalesce(s.tenant_id, a.tenant_id), 'subscription',
                                          coalesce(s.subscription_id, a.subscription_id)),
                       format('licensing has %s, the admin center shows %s',
                              coalesce(concat_ws(' ', 'version', s.version, s.status, s.assigned, 'of', s.quantity), 'nothing'),
                              CASE WHEN a.subscription_id IS NULL THEN 'nothing'
                                   ELSE concat_ws(' ', 'version', a.version, a.status, a.assigned, 'of', a.quantity) END)
                FROM subscription s
                FULL JOIN shown_subscription a USING (subscription_id, tenant_id)
                WHERE EXISTS (SELECT FROM lane_row WHERE service = 'admin-center')
                  AND (s.order_id, s.purchaser_id, s.product_id, s.channel, s.quantity, s.assigned, s.unit_price_minor,
                       s.currency, s.term, s.trial, s.status, s.version, s.reserved, s.scheduled_quantity, s.takeover_id)
                      IS DISTINCT FROM
                      (a.order_id, a.purchaser_id, a.product_id, a.channel, a.quantity, a.assigned, a.unit_price_minor,
                       a.currency, a.term, a.trial, a.status, a.version, a.reserved, a.scheduled_quantity, a.takeover_id)
                UNION ALL
                SELECT concat_ws('/', 'users', coalesce(s.subscription_id, a.subscription_id), a.licences, a.users),
                       json_build_object('tenant', coalesce(s.tenant_id, a.tenant_id), 'subscription',
                                          coalesce(s.subscription_id, a.subscription_id)),
                       CASE WHEN coalesce(s.licences, 0) = coalesce(a.licences, 0)
                            THEN format('%s users have a seat, and the admin center shows others', s.licences)
                            ELSE format('%s users have a seat, the admin center shows %s', coalesce(s.licences, 0),
                                        coalesce(a.licences, 0)) END
                FROM (SELECT * FROM subscription WHERE licences > 0) s
                FULL JOIN shown_licences a USING (subscription_id, tenant_id)
                WHERE EXISTS (SELECT FROM lane_row WHERE service = 'admin-center')
                  AND NOT EXISTS (SELECT FROM partition_end WHERE topic = 'licensing.events' AND first > 0)
                  AND (s.licences, s.users) IS DISTINCT FROM (a.licences, a.users)""";
    }
}
