package io.seatflow.local.verify.checks;

/** In flight: a gap that closes when the sender publishes again. */
final class NoGapOpen implements Check {
    @Override
    public String name() {
        return "no-gap-open";
    }

    @Override
    public String invariant() {
        return "no lane waits for a missing message";
    }

    @Override
    public String rules() {
        return "engine 7, 9";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', service, lane, topic, source, last),
                       json_build_object('service', service, 'lane', source, 'topic', topic, 'partition', lane, 'offset', gap_offset),
                       format('a gap is open since %s, behind sequence %s', gap_since, last)
                FROM lane_received
                WHERE gap_offset IS NOT NULL""";
    }
}
