package io.seatflow.local.verify.checks;

/** Billing is read after licensing, so the payment is there if it ever was. */
final class NoLicenceWithoutPayment implements Check {
    @Override
    public String name() {
        return "no-licence-without-payment";
    }

    @Override
    public String invariant() {
        return "a subscription was paid for, or is a trial for which nothing is due";
    }

    @Override
    public String rules() {
        return "C4, C7, C11";
    }

    @Override
    public String query() {
        return """
                SELECT s.order_id, json_build_object('tenant', s.tenant_id, 'order', s.order_id, 'subscription', s.subscription_id),
                       format('the charge is %s', coalesce(c.status || ' ' || c.amount_minor || ' ' || c.currency, 'none'))
                FROM subscription s
                LEFT JOIN charge c USING (order_id)
                CROSS JOIN LATERAL (
                    SELECT c.status = 'NOTHING_DUE' AND EXISTS (
                        SELECT FROM later_payment p
                        WHERE p.order_id = s.order_id AND p.status <> 'DECLINED' AND p.kind <> 'ADD_SEATS') AS later) paid
                WHERE c.status IS DISTINCT FROM CASE WHEN s.channel = 'CENTRAL' THEN 'INVOICED'
                                                     WHEN s.trial OR paid.later THEN 'NOTHING_DUE' ELSE 'CAPTURED' END
                   OR (NOT s.trial AND c.currency <> s.currency)""";
    }
}
