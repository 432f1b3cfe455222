package io.seatflow.local.verify.checks;

/** All of it is read in one transaction. Who left the directory has no licence, and is accounted for when the chunk is moved. */
final class MovesConserveUsers implements Check {
    @Override
    public String name() {
        return "moves-conserve-users";
    }

    @Override
    public String invariant() {
        return "each user of a move has been moved, has kept a seat, or still has the old licence";
    }

    @Override
    public String rules() {
        return "T4, T8";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', tenant_id, takeover_id, words),
                       json_build_object('tenant', tenant_id, 'takeover', takeover_id, 'subscription', subscription_id), words
                FROM unconserved""";
    }
}
