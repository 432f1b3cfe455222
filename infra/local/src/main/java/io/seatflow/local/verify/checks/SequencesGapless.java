package io.seatflow.local.verify.checks;

/**
 * Behind what retention has taken away a lane may begin later; compacted topics may lack records. In flight: a record that was
 * taken before one that went ahead of it, which is published again with it.
 */
final class SequencesGapless implements Check {
    @Override
    public String name() {
        return "sequences-gapless";
    }

    @Override
    public String invariant() {
        return "a lane's sequences in a partition are 1, 2, 3 … without a gap";
    }

    @Override
    public String rules() {
        return "engine 4, 5, 6";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', topic, part, off, words),
                       json_build_object('topic', topic, 'partition', part, 'offset', off, 'lane', lane), words
                FROM broken_sequence""";
    }
}
