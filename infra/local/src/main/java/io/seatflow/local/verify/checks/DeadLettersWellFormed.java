package io.seatflow.local.verify.checks;

/** A letter of an effect's answer or a timer comes from no topic and has partition and offset -1. */
final class DeadLettersWellFormed implements Check {
    @Override
    public String name() {
        return "dead-letters-well-formed";
    }

    @Override
    public String invariant() {
        return "every dead letter says what it was, why, and a place in a topic that exists";
    }

    @Override
    public String rules() {
        return "C12; engine 9";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', d.topic, d.part, d.off),
                       json_build_object('service', d.service, 'topic', d.topic, 'partition', d.part, 'offset', d.off, 'lane', d.lane),
                       format('reason "%s" of service %s, from %s partition %s offset %s, %s of %s bytes', d.reason, d.service,
                              d.source_topic, d.source_partition, d.source_offset, coalesce(d.value_size, 0), d.original_size)
                FROM dead_letter d
                LEFT JOIN partition_end p ON p.topic = d.source_topic AND p.part = d.source_partition
                WHERE d.service || '.dead-letters' <> d.topic
                   OR d.reason !~ '^[A-Z][A-Z0-9_]*$'
                   OR coalesce(d.value_size, 0) > d.original_size
                   OR (NOT d.truncated AND coalesce(d.value_size, 0) <> d.original_size)
                   OR CASE WHEN d.source_partition = -1
                           THEN d.source_offset <> -1 OR d.source_topic !~ '^(effect:|timer:|submitted$)'
                           ELSE p.past IS NULL OR d.source_offset < 0 OR d.source_offset >= p.past END""";
    }
}
