package io.seatflow.local.verify.checks;

import io.seatflow.local.verify.evidence.Source;

import java.util.Set;

/**
 * One that is tried again later is not due, and one that was given up waits for an operator. In flight: whatever a worker
 * has not come to. Nothing is said of a system whose mails are taken by nobody.
 */
final class NoticesSent implements Check {
    @Override
    public String name() {
        return "notices-sent";
    }

    @Override
    public String invariant() {
        return "no notice that is due waits, and no worker's claim has lapsed unheard";
    }

    @Override
    public String rules() {
        return "N5";
    }

    @Override
    public Set<Source> needs() {
        return Set.of(Source.MAILS);
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', notice_id, state, attempts),
                       json_build_object('tenant', tenant_id, 'notice', notice_id),
                       format('%s after %s attempts, and due', state, attempts)
                FROM notice
                WHERE overdue""";
    }
}
