package io.seatflow.local.verify.checks;

/** In flight: a payment that licensing has not taken in yet. There are no refunds so far. */
final class NoPaymentWithoutLicence implements Check {
    @Override
    public String name() {
        return "no-payment-without-licence";
    }

    @Override
    public String invariant() {
        return "what was paid became a subscription";
    }

    @Override
    public String rules() {
        return "C4, C11";
    }

    @Override
    public String query() {
        return """
                SELECT c.order_id, json_build_object('tenant', c.tenant_id, 'order', c.order_id),
                       format('charge %s of %s %s without subscription', c.status, c.amount_minor, c.currency)
                FROM charge c
                WHERE c.status IN ('CAPTURED', 'INVOICED', 'NOTHING_DUE')
                  AND NOT EXISTS (SELECT FROM subscription s WHERE s.order_id = c.order_id)""";
    }
}
