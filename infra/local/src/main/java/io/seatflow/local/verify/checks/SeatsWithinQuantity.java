package io.seatflow.local.verify.checks;

/** Both numbers and the licences are read in one transaction: at no commit may they disagree. */
final class SeatsWithinQuantity implements Check {
    @Override
    public String name() {
        return "seats-within-quantity";
    }

    @Override
    public String invariant() {
        return "assigned seats lie between 0 and the quantity, and are as many as licences are given";
    }

    @Override
    public String rules() {
        return "L1, L6";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT subscription_id, json_build_object('tenant', tenant_id, 'order', order_id, 'subscription', subscription_id),
                       format('quantity %s, assigned %s, licences %s', quantity, assigned, licences)
                FROM subscription
                WHERE assigned NOT BETWEEN 0 AND quantity OR assigned <> licences""";
    }
}
