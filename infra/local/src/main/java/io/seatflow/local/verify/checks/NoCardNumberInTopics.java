package io.seatflow.local.verify.checks;

/** A refused record stays on the outsider's topic until its retention ends; its dead letter is masked. */
final class NoCardNumberInTopics implements Check {
    @Override
    public String name() {
        return "no-card-number-in-topics";
    }

    @Override
    public String invariant() {
        return "no record holds a card number, but one that an outsider sent and that was refused";
    }

    @Override
    public String rules() {
        return "C12, B6";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', c.topic, c.part, c.off, c.place),
                       json_build_object('topic', c.topic, 'partition', c.part, 'offset', c.off), format('%s in its %s', c.words, c.place)
                FROM card_number c
                JOIN topic t ON t.name = c.topic
                LEFT JOIN (SELECT DISTINCT source_topic, source_partition, source_offset FROM dead_letter) d
                    ON d.source_topic = c.topic AND d.source_partition = c.part AND d.source_offset = c.off
                WHERE c.medium = 'record' AND (t.lanes OR t.owner = 'available-quantity' OR d.source_topic IS NULL)""";
    }
}
