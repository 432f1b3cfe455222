package io.seatflow.local.verify.checks;

/**
 * A message may be on the wire twice under the same lane and sequence; a second one with another is a second message.
 */
final class SaidOnce implements Check {
    @Override
    public String name() {
        return "said-once";
    }

    @Override
    public String invariant() {
        return "an order's acceptance, payment, subscription and outcome are each said by one message";
    }

    @Override
    public String rules() {
        return "C11, B4; engine 4, 11";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', said.topic, said.order_id),
                       json_build_object('topic', said.topic, 'tenant', min(said.tenant_id), 'order', said.order_id,
                                          'lane', min(said.lane)),
                       format('several messages, sequences %s to %s in partitions %s to %s, the last at offset %s', min(said.seq),
                              max(said.seq), min(said.part), max(said.part), max(said.off))
                FROM (
                    SELECT 'checkout.outcomes' AS topic, order_id, tenant_id, lane, part, seq, off FROM outcome_record
                    UNION ALL SELECT 'checkout.events', order_id, tenant_id, lane, part, seq, off FROM accepted_record
                    UNION ALL SELECT 'billing.events', order_id, tenant_id, lane, part, seq, off FROM payment_record
                    UNION ALL SELECT 'licensing.events', order_id, tenant_id, lane, part, seq, off FROM created_record
                ) said
                GROUP BY said.topic, said.order_id
                HAVING min(said.lane) <> max(said.lane) OR min(said.part) <> max(said.part) OR min(said.seq) <> max(said.seq)""";
    }
}
