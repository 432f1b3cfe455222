package io.seatflow.local.verify.checks;

/**
 * In flight: a call that is under way, and a timer that has just become due. Licensing's sweep is set again for ever, so a
 * minute after a system was stopped it is due, and nothing is lost by it: it is overdue where an instance held a side lane
 * five minutes later, and missing where one holds a side lane now.
 */
final class NothingOverdue implements Check {
    @Override
    public String name() {
        return "nothing-overdue";
    }

    @Override
    public String invariant() {
        return "no effect waits for its answer and no due timer for its turn";
    }

    @Override
    public String rules() {
        return "engine 12, 13";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', 'intent', service, lane, batch),
                       json_build_object('service', service, 'lane', lane, 'batch', batch, 'key', key),
                       format('%s effects without an answer', open)
                FROM intent_row
                UNION ALL
                SELECT concat_ws('/', 'timer', service, lane, id, due),
                       json_build_object('service', service, 'lane', lane, 'timer', id), format('the timer was due at %s', due)
                FROM timer_row
                WHERE overdue AND NOT (service = 'licensing' AND id = 'sweep')
                UNION ALL
                SELECT concat_ws('/', 'timer', t.service, t.lane, t.id, t.due),
                       json_build_object('service', t.service, 'lane', t.lane, 'timer', t.id),
                       format('the sweep was due at %s, and licensing has run until %s at least', t.due, l.until)
                FROM timer_row t
                CROSS JOIN (SELECT max(leased_until) AS until FROM lane_row WHERE service = 'licensing' AND lane < 0) l
                WHERE t.service = 'licensing' AND t.id = 'sweep' AND t.due < l.until - interval '5 minutes'
                UNION ALL
                SELECT 'timer/licensing/sweep', json_build_object('service', 'licensing', 'timer', 'sweep'),
                       'licensing runs and no sweep is set'
                WHERE EXISTS (SELECT FROM lane_row WHERE service = 'licensing' AND lane < 0 AND leased_until > now())
                  AND NOT EXISTS (SELECT FROM timer_row WHERE service = 'licensing' AND id = 'sweep')""";
    }
}
