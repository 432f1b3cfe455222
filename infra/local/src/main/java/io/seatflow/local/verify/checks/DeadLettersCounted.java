package io.seatflow.local.verify.checks;

/**
 * In flight: a letter that is committed and not yet published. Where retention has taken letters away nothing is
 * counted.
 */
final class DeadLettersCounted implements Check {
    @Override
    public String name() {
        return "dead-letters-counted";
    }

    @Override
    public String invariant() {
        return "as many dead letters are on the wire as the lanes have counted";
    }

    @Override
    public String rules() {
        return "engine 9";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', service, lane, source, found),
                       json_build_object('service', service, 'lane', lane, 'topic', source, 'partition', lane),
                       format('%s counted, %s on the wire', counted, found)
                FROM (
                    SELECT coalesce(t.service, d.service) AS service, coalesce(t.lane, d.source_partition) AS lane,
                           coalesce(t.topic, d.source_topic) AS source, coalesce(t.dead_letters, 0) AS counted,
                           coalesce(d.letters, 0) AS found
                    FROM lane_tally t
                    FULL JOIN (
                        SELECT service, source_topic, source_partition, count(DISTINCT source_offset) AS letters
                        FROM dead_letter WHERE source_partition >= 0 AND service <> 'available-quantity'
                        GROUP BY 1, 2, 3
                    ) d ON d.service = t.service AND d.source_topic = t.topic AND d.source_partition = t.lane
                ) letters
                WHERE counted <> found
                  AND NOT EXISTS (
                      SELECT FROM partition_end p WHERE p.topic = letters.service || '.dead-letters' AND p.first > 0)""";
    }
}
