package io.seatflow.local.verify.checks;

/** In flight: a row that still moves. One that stays as it is though it is not the sum is wrong. */
final class AvailabilityRecomputed implements Check {
    @Override
    public String name() {
        return "availability-recomputed";
    }

    @Override
    public String invariant() {
        return "availability.products is what licensing's database adds up to";
    }

    @Override
    public String rules() {
        return "L7, A5";
    }

    @Override
    public String query() {
        return """
                WITH last AS (
                    SELECT DISTINCT ON (key, part) * FROM product_record ORDER BY key, part, off DESC
                ), expected AS (
                    SELECT tenant_id, product_id, sum(quantity) AS purchased, sum(assigned) AS assigned,
                           coalesce(sum(quantity) FILTER (WHERE channel = 'SELF_SERVICE'), 0) AS self_service,
                           coalesce(sum(quantity) FILTER (WHERE channel = 'CENTRAL'), 0) AS central, count(*) AS subscriptions
                    FROM subscription WHERE status IN ('ACTIVE', 'EXPIRED')
                    GROUP BY tenant_id, product_id
                )
                SELECT concat_ws('/', tenant_id, product_id, l.part, l.off),
                       json_build_object('tenant', tenant_id, 'product', product_id, 'topic', 'availability.products',
                                          'partition', l.part, 'offset', l.off),
                       format('expected %s purchased, %s assigned in %s subscriptions, found %s, %s, %s remaining in %s',
                              coalesce(e.purchased, 0), coalesce(e.assigned, 0), coalesce(e.subscriptions, 0),
                              coalesce(l.purchased::text, 'nothing'), coalesce(l.assigned::text, 'nothing'),
                              coalesce(l.remaining::text, 'nothing'), coalesce(l.subscriptions::text, 'nothing'))
                FROM last l FULL JOIN expected e USING (tenant_id, product_id)
                WHERE (coalesce(l.purchased, 0), coalesce(l.assigned, 0), coalesce(l.remaining, 0), coalesce(l.self_service, 0),
                       coalesce(l.central, 0), coalesce(l.subscriptions, 0))
                   <> (coalesce(e.purchased, 0), coalesce(e.assigned, 0), coalesce(e.purchased - e.assigned, 0),
                       coalesce(e.self_service, 0), coalesce(e.central, 0), coalesce(e.subscriptions, 0))""";
    }
}
