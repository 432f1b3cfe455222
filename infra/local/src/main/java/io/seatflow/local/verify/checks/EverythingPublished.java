package io.seatflow.local.verify.checks;

/** In flight: a packet that is not acknowledged or not deleted yet. The lane's own count says what must be there. */
final class EverythingPublished implements Check {
    @Override
    public String name() {
        return "everything-published";
    }

    @Override
    public String invariant() {
        return "what a lane has committed is on the wire, and its outbox is empty";
    }

    @Override
    public String rules() {
        return "engine 3, 4, 6";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', 'outbox', service, lane, batch),
                       json_build_object('service', service, 'lane', lane, 'batch', batch), 'a packet waits in the outbox'
                FROM outbox_row
                UNION ALL
                SELECT concat_ws('/', 'sent', s.name, s.topic, s.part, w.last),
                       json_build_object('service', s.service, 'lane', s.name, 'topic', s.topic, 'partition', s.part),
                       format('sequence %s was committed, the last on the wire is %s', s.last, coalesce(w.last::text, 'none'))
                FROM lane_sent s
                JOIN topic t ON t.name = s.topic AND NOT t.compacted
                LEFT JOIN wire_last w ON w.lane = s.name AND w.topic = s.topic AND w.part = s.part
                LEFT JOIN partition_end p ON p.topic = s.topic AND p.part = s.part
                WHERE (w.last IS NULL AND coalesce(p.first, 0) = 0) OR w.last <> s.last""";
    }
}
