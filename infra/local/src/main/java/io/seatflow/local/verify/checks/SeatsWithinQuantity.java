package io.seatflow.local.verify.checks;

/** Both numbers and the licences are read in one transaction: at no commit may they disagree. */
final class SeatsWithinQuantity implements Check {
    @Override
    public String name() {
        return "seats-within-quantity";
    }

    @Override
    public String invariant() {
        return "assigned and reserved seats are together at most the quantity, and as many are assigned as licences are given";
    }

    @Override
    public String rules() {
        return "L1, L6, T3";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT subscription_id, json_build_object('tenant', tenant_id, 'order', order_id, 'subscription', subscription_id),
                       format('quantity %s, assigned %s, reserved %s, licences %s', quantity, assigned, reserved, licences)
                FROM subscription
                WHERE assigned < 0 OR reserved < 0 OR assigned + reserved > quantity OR assigned <> licences""";
    }
}
