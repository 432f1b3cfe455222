package io.seatflow.local.verify.checks;

/** In flight: a takeover that moves, whose version grows with every word about it. */
final class TakeoversEnd implements Check {
    @Override
    public String name() {
        return "takeovers-end";
    }

    @Override
    public String invariant() {
        return "a takeover moves on or has ended, and licensing ended it alike";
    }

    @Override
    public String rules() {
        return "T5";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', m.tenant_id, m.takeover_id, m.version),
                       json_build_object('tenant', m.tenant_id, 'takeover', m.takeover_id, 'subscription', m.subscription_id),
                       format('it is %s with %s of %s users moved, in licensing %s', m.phase, m.moved, m.total, coalesce(t.stage, 'not known'))
                FROM mover_row m
                LEFT JOIN takeover_row t ON t.tenant_id = m.tenant_id AND t.takeover_id = m.takeover_id
                WHERE t.stage IS DISTINCT FROM CASE m.phase WHEN 'DONE' THEN 'FINISHED' WHEN 'REFUSED' THEN 'REFUSED'
                                                            WHEN 'RELEASED' THEN 'RELEASED' ELSE 'an end' END""";
    }
}
