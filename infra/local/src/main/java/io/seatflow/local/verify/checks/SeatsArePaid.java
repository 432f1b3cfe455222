package io.seatflow.local.verify.checks;

/** In flight: a payment whose seats licensing has not added yet, which is fewer seats, not more. */
final class SeatsArePaid implements Check {
    @Override
    public String name() {
        return "seats-are-paid";
    }

    @Override
    public String invariant() {
        return "no seat was added without a payment: a bought subscription has at most the seats ordered and those paid for later";
    }

    @Override
    public String rules() {
        return "L3, L4";
    }

    @Override
    public String query() {
        return """
                SELECT s.subscription_id, json_build_object('tenant', s.tenant_id, 'order', s.order_id, 'subscription', s.subscription_id),
                       format('%s seats, %s were ordered and %s paid for later', s.quantity, i.quantity, coalesce(p.seats, 0))
                FROM subscription s
                JOIN invoice i USING (order_id)
                LEFT JOIN (
                    SELECT order_id, sum(quantity) AS seats
                    FROM later_payment WHERE kind = 'ADD_SEATS' AND status <> 'DECLINED'
                    GROUP BY order_id
                ) p USING (order_id)
                WHERE s.quantity > i.quantity + coalesce(p.seats, 0)""";
    }
}
