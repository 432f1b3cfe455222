package io.seatflow.local.verify.checks;

/** Topics that only services write have no offsets without a record, so the position says how many were read. */
final class ReadAccountedFor implements Check {
    @Override
    public String name() {
        return "read-accounted-for";
    }

    @Override
    public String invariant() {
        return "records read = applied + duplicates + dead letters + dropped, and no offset was passed over";
    }

    @Override
    public String rules() {
        return "engine 7, 9";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', t.service, t.lane, t.topic),
                       json_build_object('service', t.service, 'lane', t.lane, 'topic', t.topic, 'partition', t.lane,
                                          'offset', t.position),
                       format('position %s, read %s, applied %s, duplicates %s, dead letters %s, dropped %s', t.position, t.read,
                              t.applied, t.duplicates, t.dead_letters, t.dropped)
                FROM lane_tally t
                JOIN topic ON topic.name = t.topic
                LEFT JOIN partition_end p ON p.topic = t.topic AND p.part = t.lane
                WHERE t.read <> t.applied + t.duplicates + t.dead_letters + t.dropped
                   OR (topic.lanes AND NOT topic.compacted AND p.first = 0 AND t.read <> t.position)""";
    }
}
