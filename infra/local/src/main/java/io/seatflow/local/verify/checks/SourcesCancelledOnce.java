package io.seatflow.local.verify.checks;

/** In flight: a cancellation that is committed and not yet published. */
final class SourcesCancelledOnce implements Check {
    @Override
    public String name() {
        return "sources-cancelled-once";
    }

    @Override
    public String invariant() {
        return "a takeover that is done has its subscription deleted and empty, said once";
    }

    @Override
    public String rules() {
        return "T6, N1";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', t.tenant_id, t.takeover_id, s.status, s.licences),
                       json_build_object('tenant', t.tenant_id, 'takeover', t.takeover_id, 'subscription', t.subscription_id),
                       format('the subscription is %s with %s licences', coalesce(s.status, 'not there'), s.licences)
                FROM takeover_row t
                LEFT JOIN subscription s ON s.subscription_id = t.subscription_id
                WHERE t.stage = 'FINISHED' AND (s.status IS DISTINCT FROM 'DELETED' OR s.licences <> 0)
                UNION ALL
                SELECT concat_ws('/', t.tenant_id, t.takeover_id, 'said', count(DISTINCT (c.lane, c.seq)) FILTER (WHERE c.seq IS NOT NULL)),
                       json_build_object('tenant', t.tenant_id, 'takeover', t.takeover_id, 'subscription', t.subscription_id),
                       format('its cancellation was said %s times', count(DISTINCT (c.lane, c.seq)) FILTER (WHERE c.seq IS NOT NULL))
                FROM takeover_row t
                LEFT JOIN cancelled_record c ON c.subscription_id = t.subscription_id
                WHERE t.stage = 'FINISHED' AND t.decided_at > (SELECT since FROM horizon WHERE topic = 'licensing.events')
                GROUP BY t.tenant_id, t.takeover_id, t.subscription_id
                HAVING count(DISTINCT (c.lane, c.seq)) FILTER (WHERE c.seq IS NOT NULL) <> 1""";
    }
}
