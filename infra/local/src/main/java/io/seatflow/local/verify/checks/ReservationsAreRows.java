package io.seatflow.local.verify.checks;

/** All of it is read in one transaction: at no commit may it disagree. */
final class ReservationsAreRows implements Check {
    @Override
    public String name() {
        return "reservations-are-rows";
    }

    @Override
    public String invariant() {
        return "seats reserved in a subscription, and takeovers moving users to it or freezing it, are as many as licensing's rows say";
    }

    @Override
    public String rules() {
        return "T3, T7; engine 15";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT subscription_id, json_build_object('tenant', tenant_id, 'subscription', subscription_id, 'takeover', takeover_id),
                       format('reserved %s, moved to by %s, frozen by %s; by rows reserved %s, moved to by %s, frozen by %s', reserved,
                              moves_in, coalesce(takeover_id, 'none'), rows_reserved, rows_moves_in, coalesce(rows_takeover_id, 'none'))
                FROM reservation
                WHERE reserved <> rows_reserved OR moves_in <> rows_moves_in OR takeover_id IS DISTINCT FROM rows_takeover_id""";
    }
}
