package io.seatflow.local.verify.checks;

import io.seatflow.local.verify.evidence.Source;

import java.util.Set;

/** In flight: a refund whose answer billing has not written down yet. */
final class RefundsAgree implements Check {
    @Override
    public String name() {
        return "refunds-agree";
    }

    @Override
    public String invariant() {
        return "each refund was paid back once, as billing has it, and no payment gave back more than was captured";
    }

    @Override
    public String rules() {
        return "B3, X2, L4";
    }

    @Override
    public Set<Source> needs() {
        return Set.of(Source.LEDGER);
    }

    @Override
    public String query() {
        return """
                SELECT coalesce(p.provider_key, g.provider_key, g.id),
                       json_build_object('tenant', coalesce(p.tenant_id, g.tenant_id), 'order', p.order_id, 'refund', p.refund_id,
                                          'paidBack', g.id),
                       format('paid back %s, billing has %s', coalesce(g.amount || ' ' || g.currency || ' of ' || g.capture_id, 'nothing'),
                              coalesce(p.amount_minor || ' ' || p.currency || ' of ' || p.payment_reference, 'no refund'))
                FROM (SELECT * FROM refund_part WHERE payment_reference IS NOT NULL) p
                FULL JOIN given_back g USING (provider_key)
                WHERE p.refund_id IS NULL OR g.id IS NULL
                   OR (g.amount, g.currency, g.capture_id, g.id) IS DISTINCT FROM
                      (p.amount_minor, p.currency, p.payment_reference, p.provider_reference)
                UNION ALL
                SELECT provider_key, json_build_object('tenant', min(tenant_id), 'paidBack', min(id)), format('%s refunds', count(*))
                FROM given_back GROUP BY provider_key HAVING count(*) > 1
                UNION ALL
                SELECT c.id, json_build_object('tenant', c.tenant_id, 'capture', c.id),
                       format('%s of %s were paid back', sum(g.amount), c.amount)
                FROM capture c JOIN given_back g ON g.capture_id = c.id
                GROUP BY c.id, c.tenant_id, c.amount HAVING sum(g.amount) > c.amount
                UNION ALL
                SELECT b.reference, json_build_object('tenant', b.tenant_id, 'capture', b.reference),
                       format('%s are reserved for refunds, %s are in refunds', b.refunded_minor, coalesce(sum(p.amount_minor), 0))
                FROM (
                    SELECT provider_reference AS reference, tenant_id, refunded_minor FROM charge WHERE refunded_minor > 0
                    UNION ALL
                    SELECT provider_reference, tenant_id, refunded_minor FROM later_payment WHERE refunded_minor > 0
                ) b
                LEFT JOIN refund_part p ON p.payment_reference = b.reference
                WHERE b.reference IS NOT NULL
                GROUP BY b.reference, b.tenant_id, b.refunded_minor
                HAVING b.refunded_minor <> coalesce(sum(p.amount_minor), 0)""";
    }
}
