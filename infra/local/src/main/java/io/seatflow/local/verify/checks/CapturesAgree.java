package io.seatflow.local.verify.checks;

import io.seatflow.local.verify.evidence.Source;

import java.util.Set;

/** In flight: a capture whose answer billing has not written down yet. */
final class CapturesAgree implements Check {
    @Override
    public String name() {
        return "captures-agree";
    }

    @Override
    public String invariant() {
        return "what the provider captured is what billing has: same order or later payment, amount, currency and reference";
    }

    @Override
    public String rules() {
        return "B4, C11, L3";
    }

    @Override
    public Set<Source> needs() {
        return Set.of(Source.LEDGER);
    }

    @Override
    public String query() {
        return """
                SELECT coalesce(c.order_id, l.provider_key, l.id),
                       json_build_object('tenant', coalesce(c.tenant_id, l.tenant_id), 'order', coalesce(c.order_id, l.provider_key),
                                          'capture', l.id),
                       format('captured %s, billing has %s', coalesce(l.amount || ' ' || l.currency || ' as ' || l.id, 'nothing'),
                              coalesce(c.status || ' ' || c.amount_minor || ' ' || c.currency || ' as ' || c.provider_reference,
                                       c.status, 'no charge'))
                FROM capture l
                FULL JOIN payable c ON c.provider_key = l.provider_key
                WHERE (c.status IS DISTINCT FROM 'CAPTURED' AND l.id IS NOT NULL)
                   OR (c.status = 'CAPTURED'
                       AND (l.id IS NULL OR l.amount <> c.amount_minor OR l.currency <> c.currency OR l.id <> c.provider_reference
                            OR l.tenant_id IS DISTINCT FROM c.tenant_id OR l.idempotency_key IS DISTINCT FROM c.provider_key))""";
    }
}
