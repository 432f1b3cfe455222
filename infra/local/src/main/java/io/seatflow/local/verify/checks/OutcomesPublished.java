package io.seatflow.local.verify.checks;

/** Every publication is held against the database. In flight: an outcome that is committed and not yet published. */
final class OutcomesPublished implements Check {
    @Override
    public String name() {
        return "outcomes-published";
    }

    @Override
    public String invariant() {
        return "the outcome on the topic is the one in checkout's database";
    }

    @Override
    public String rules() {
        return "C3, C11";
    }

    @Override
    public String query() {
        return """
                SELECT e.order_id, json_build_object('tenant', o.tenant_id, 'order', e.order_id), 'the outcome was never published'
                FROM checkout_outcome e JOIN checkout_order o USING (order_id)
                WHERE e.decided_at > (SELECT since FROM horizon WHERE topic = 'checkout.outcomes')
                  AND NOT EXISTS (SELECT FROM outcome_record r WHERE r.order_id = e.order_id)
                UNION ALL
                SELECT concat_ws('/', r.part, r.off),
                       json_build_object('tenant', r.tenant_id, 'order', r.order_id, 'topic', 'checkout.outcomes',
                                          'partition', r.part, 'offset', r.off, 'lane', r.lane),
                       CASE WHEN e.order_id IS NULL THEN 'published, but checkout has no such outcome'
                            ELSE format('published as %s %s of tenant %s, subscription %s, %s %s, but checkout has %s of tenant %s, subscription %s',
                                        r.status, r.reason, r.tenant_id, coalesce(r.subscription_id, 'none'), r.unit_price_minor,
                                        r.currency, coalesce(e.reason, 'COMPLETED'), o.tenant_id,
                                        coalesce(e.subscription_id, 'none')) END
                FROM outcome_record r
                LEFT JOIN checkout_outcome e ON e.order_id = r.order_id
                LEFT JOIN checkout_order o ON o.order_id = r.order_id
                WHERE e.order_id IS NULL OR o.order_id IS NULL
                   OR r.status <> CASE WHEN e.reason IS NULL THEN 'COMPLETED' ELSE 'REJECTED' END
                   OR r.reason IS DISTINCT FROM e.reason
                   OR r.subscription_id IS DISTINCT FROM e.subscription_id
                   OR r.tenant_id <> o.tenant_id
                   OR r.decided_at <> e.decided_at
                   OR (r.reason IS DISTINCT FROM 'PRICE_CHANGED'
                       AND (r.unit_price_minor, r.currency) <> (o.unit_price_minor, o.currency))""";
    }
}
