package io.seatflow.local.verify.checks;

import io.seatflow.local.verify.evidence.Source;

import java.util.Set;

/**
 * Which Message-IDs arrived, not how often one did: a mail whose answer was lost is sent again under the same. Mails of
 * others, whose Message-ID is no notice's by its form, are not looked at. In flight: a mail that has arrived since.
 */
final class MailsAreNotices implements Check {
    @Override
    public String name() {
        return "mails-are-notices";
    }

    @Override
    public String invariant() {
        return "the Message-IDs at the inbox are those of the notices sent, each notice's its own";
    }

    @Override
    public String rules() {
        return "N1, N4, N5";
    }

    @Override
    public Set<Source> needs() {
        return Set.of(Source.MAILS);
    }

    @Override
    public String query() {
        return """
                SELECT n.message_id, json_build_object('tenant', n.tenant_id, 'notice', n.notice_id), 'sent, and not at the inbox'
                FROM notice n
                WHERE n.state = 'SENT' AND NOT EXISTS (SELECT FROM mail m WHERE m.message_id = n.message_id)
                UNION ALL
                SELECT m.message_id, json_build_object('mail', min(m.arrived)), 'at the inbox, and no notice has this Message-ID'
                FROM mail m
                WHERE m.message_id ~ '^<[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}@'
                  AND NOT EXISTS (SELECT FROM notice n WHERE n.message_id = m.message_id)
                GROUP BY m.message_id
                UNION ALL
                SELECT m.message_id, json_build_object('tenant', n.tenant_id, 'notice', n.notice_id, 'mail', min(m.arrived)),
                       format('at the inbox, and the notice is %s and was never tried', n.state)
                FROM mail m JOIN notice n USING (message_id)
                WHERE n.attempts = 0
                GROUP BY m.message_id, n.tenant_id, n.notice_id, n.state
                UNION ALL
                SELECT message_id, json_build_object('notice', min(notice_id)), format('the Message-ID of %s notices', count(*))
                FROM notice GROUP BY message_id HAVING count(*) > 1""";
    }
}
