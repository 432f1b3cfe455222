package io.seatflow.local.verify.checks;

/** In flight: an event that the mail service has not read. Where retention has taken events away, none is missed. */
final class NoticePerCancellation implements Check {
    @Override
    public String name() {
        return "notice-per-cancellation";
    }

    @Override
    public String invariant() {
        return "each subscription that was cancelled has one notice to its original purchaser, and nothing else has";
    }

    @Override
    public String rules() {
        return "N1, T6";
    }

    @Override
    public String query() {
        return """
                SELECT coalesce(c.subscription_id, n.subject_id),
                       json_build_object('tenant', coalesce(c.tenant_id, n.tenant_id), 'subscription',
                                          coalesce(c.subscription_id, n.subject_id), 'notice', n.notice_id),
                       CASE WHEN n.notice_id IS NULL THEN 'no notice'
                            WHEN c.subscription_id IS NULL THEN 'a notice of a subscription that was never cancelled'
                            ELSE format('the notice is for %s of %s', n.recipient_id, n.tenant_id) END
                FROM (SELECT DISTINCT subscription_id, tenant_id, purchaser_id FROM cancelled_record) c
                FULL JOIN (SELECT * FROM notice WHERE kind = 'SUBSCRIPTION_CANCELLED') n
                    ON n.subject_id = c.subscription_id
                WHERE EXISTS (SELECT FROM lane_row WHERE service = 'notification-email')
                  AND (n.notice_id IS NULL
                    OR (c.subscription_id IS NULL
                        AND NOT EXISTS (SELECT FROM partition_end WHERE topic = 'licensing.events' AND first > 0))
                    OR (n.tenant_id, n.recipient_id) <> (c.tenant_id, c.purchaser_id))""";
    }
}
