package io.seatflow.local.verify.checks;

/** After a crash a message may be published again; then its bytes are the same. */
final class RepetitionsAreTheSame implements Check {
    @Override
    public String name() {
        return "repetitions-are-the-same";
    }

    @Override
    public String invariant() {
        return "what is on the wire twice under one ce_id is the same message";
    }

    @Override
    public String rules() {
        return "engine 5";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', r.topic, r.part, r.off),
                       json_build_object('topic', r.topic, 'partition', r.part, 'offset', r.off, 'lane', r.lane),
                       format('sequence %s has another content at offset %s', r.seq, w.off)
                FROM repeated_record r
                JOIN wire w ON w.topic = r.topic AND w.part = r.part AND w.lane = r.lane AND w.seq = r.seq AND w.off < r.off
                WHERE w.digest <> r.digest""";
    }
}
