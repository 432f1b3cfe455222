package io.seatflow.local.verify.checks;

/** The counts and the orders are read in one transaction: at no commit may they disagree. */
final class WaitingOrdersCounted implements Check {
    @Override
    public String name() {
        return "waiting-orders-counted";
    }

    @Override
    public String invariant() {
        return "checkout counts as many waiting orders as have no outcome";
    }

    @Override
    public String rules() {
        return "C11";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT coalesce(w.accepted_at, o.decided_at)::text,
                       json_build_object('acceptedAt', coalesce(w.accepted_at, o.decided_at)),
                       format('%s orders without outcome, counted as %s', coalesce(o.orders, 0), coalesce(w.orders, 0))
                FROM (SELECT accepted_at, sum(orders) AS orders FROM checkout_waiting GROUP BY 1) w
                FULL JOIN (
                    SELECT o.decided_at, count(*) AS orders
                    FROM checkout_order o LEFT JOIN checkout_outcome e USING (order_id)
                    WHERE e.order_id IS NULL
                    GROUP BY 1
                ) o ON o.decided_at = w.accepted_at
                WHERE coalesce(o.orders, 0) <> coalesce(w.orders, 0)""";
    }
}
