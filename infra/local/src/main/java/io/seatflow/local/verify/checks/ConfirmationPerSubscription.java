package io.seatflow.local.verify.checks;

/** In flight: an event that the mail service has not read. Where retention has taken events away, none is missed. */
final class ConfirmationPerSubscription implements Check {
    @Override
    public String name() {
        return "confirmation-per-subscription";
    }

    @Override
    public String invariant() {
        return "each subscription that was created has one order confirmation, and nothing else has";
    }

    @Override
    public String rules() {
        return "N2";
    }

    @Override
    public String query() {
        return """
                SELECT coalesce(c.order_id, n.subject_id),
                       json_build_object('tenant', coalesce(c.tenant_id, n.tenant_id), 'order',
                                          coalesce(c.order_id, n.subject_id), 'notice', n.notice_id),
                       CASE WHEN n.notice_id IS NULL THEN 'no notice'
                            WHEN c.order_id IS NULL THEN 'a notice of a subscription that was never created'
                            ELSE format('the notice is for %s of %s', n.recipient_id, n.tenant_id) END
                FROM (SELECT DISTINCT order_id, tenant_id, purchaser_id FROM created_record) c
                FULL JOIN (SELECT * FROM notice WHERE kind = 'ORDER_CONFIRMATION') n ON n.subject_id = c.order_id
                WHERE EXISTS (SELECT FROM lane_row WHERE service = 'notification-email')
                  AND (n.notice_id IS NULL
                    OR (c.order_id IS NULL
                        AND NOT EXISTS (SELECT FROM partition_end WHERE topic = 'licensing.events' AND first > 0))
                    OR (n.tenant_id, n.recipient_id) <> (c.tenant_id, c.purchaser_id))""";
    }
}
