package io.seatflow.local.verify.checks;

/**
 * In flight: a state that is committed and not yet published; stuck: one that stays the last though it is not the
 * current.
 */
final class SubscriptionStates implements Check {
    @Override
    public String name() {
        return "subscription-states";
    }

    @Override
    public String invariant() {
        return "the last state of each subscription on licensing.subscriptions is the one in licensing's database";
    }

    @Override
    public String rules() {
        return "L7; engine 14";
    }

    @Override
    public String query() {
        return """
                WITH last AS (
                    SELECT DISTINCT ON (subscription_id, part) * FROM subscription_record ORDER BY subscription_id, part, off DESC
                )
                SELECT concat_ws('/', subscription_id, l.part, l.off),
                       json_build_object('tenant', coalesce(s.tenant_id, l.tenant_id), 'order', coalesce(s.order_id, l.order_id),
                                          'subscription', subscription_id, 'topic', 'licensing.subscriptions', 'partition', l.part,
                                          'offset', l.off, 'lane', l.lane),
                       CASE WHEN l.version IS NULL THEN format('version %s was never published', s.version)
                            WHEN s.version IS NULL THEN format('version %s was published, but licensing has no such subscription', l.version)
                            WHEN l.version <> s.version THEN format('published version %s, licensing has %s', l.version, s.version)
                            ELSE format('version %s was published with %s of %s seats assigned, %s, and licensing has %s of %s, %s',
                                        l.version, l.assigned, l.quantity, l.status, s.assigned, s.quantity, s.status) END
                FROM last l FULL JOIN subscription s USING (subscription_id)
                WHERE l.version IS DISTINCT FROM s.version
                   OR (l.tenant_id, l.order_id, l.purchaser_id, l.product_id, l.channel, l.quantity, l.assigned, l.unit_price_minor,
                       l.currency, l.term, l.trial, l.status)
                      <> (s.tenant_id, s.order_id, s.purchaser_id, s.product_id, s.channel, s.quantity, s.assigned, s.unit_price_minor,
                          s.currency, s.term, s.trial, s.status)""";
    }
}
