package io.seatflow.local.verify.checks;

/** In flight: a lane that is behind but moves. */
final class EverythingRead implements Check {
    @Override
    public String name() {
        return "everything-read";
    }

    @Override
    public String invariant() {
        return "every lane has read its topics to their ends and taken in the last sequence of every other";
    }

    @Override
    public String rules() {
        return "engine 7, 8";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', 'position', r.service, p.topic, p.part, t.position),
                       json_build_object('service', r.service, 'lane', p.part, 'topic', p.topic, 'partition', p.part,
                                          'offset', coalesce(t.position, 0)),
                       CASE WHEN coalesce(t.position, 0) < p.past THEN format('%s records are not read', p.past - coalesce(t.position, 0))
                            ELSE format('read to %s, but the partition ends at %s', t.position, p.past) END
                FROM reader r
                JOIN partition_end p ON p.topic = r.topic AND p.past > p.first
                LEFT JOIN lane_tally t ON t.service = r.service AND t.topic = p.topic AND t.lane = p.part
                WHERE coalesce(t.position, 0) < p.past
                UNION ALL
                SELECT concat_ws('/', 'position', t.service, p.topic, p.part, 'end', p.past),
                       json_build_object('service', t.service, 'lane', p.part, 'topic', p.topic, 'partition', p.part,
                                          'offset', t.position),
                       format('read to %s, but the partition ends at %s', t.position, p.past)
                FROM lane_tally t
                JOIN partition_end p ON p.topic = t.topic AND p.part = t.lane
                WHERE t.position > p.past
                UNION ALL
                SELECT concat_ws('/', 'received', r.service, t.name, p.part, w.lane, l.last, w.last),
                       json_build_object('service', r.service, 'lane', w.lane, 'topic', t.name, 'partition', p.part),
                       format('the last sequence on the wire is %s, the last taken in is %s', w.last, coalesce(l.last, 0))
                FROM reader r
                JOIN topic t ON t.name = r.topic AND t.lanes AND NOT t.compacted
                JOIN partition_end p ON p.topic = t.name
                JOIN wire_last w ON w.topic = t.name AND w.part = p.part
                LEFT JOIN lane_received l
                    ON l.service = r.service AND l.topic = t.name AND l.lane = p.part AND l.source = w.lane
                WHERE coalesce(l.last, 0) <> w.last""";
    }
}
