package io.seatflow.local.verify.checks;

/** What outsiders wrote and nobody could read is a dead letter of those who read it. */
final class RecordsReadable implements Check {
    @Override
    public String name() {
        return "records-readable";
    }

    @Override
    public String invariant() {
        return "every record that a service wrote can be read";
    }

    @Override
    public String rules() {
        return "C1";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', r.topic, r.part, r.off),
                       json_build_object('topic', r.topic, 'partition', r.part, 'offset', r.off),
                       format('the record cannot be read: %s', r.words)
                FROM unreadable_record r
                LEFT JOIN (SELECT DISTINCT source_topic, source_partition, source_offset FROM dead_letter) d
                    ON d.source_topic = r.topic AND d.source_partition = r.part AND d.source_offset = r.off
                WHERE r.topic <> 'storefront.orders' AND d.source_topic IS NULL""";
    }
}
