package io.seatflow.local.verify.checks;

/**
 * In flight: a call that is under way, and a timer that has just become due. Licensing's sweep is set again for ever, so a
 * minute after a system was stopped it is due: nothing is lost by it.
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
                WHERE overdue AND NOT (service = 'licensing' AND id = 'sweep')""";
    }
}
