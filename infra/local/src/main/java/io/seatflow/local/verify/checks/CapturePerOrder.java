package io.seatflow.local.verify.checks;

import io.seatflow.local.verify.evidence.Source;

import java.util.Set;

/** Counted in the provider's ledger, by the key that billing makes of the order id. */
final class CapturePerOrder implements Check {
    @Override
    public String name() {
        return "capture-per-order";
    }

    @Override
    public String invariant() {
        return "the payment provider captured at most once per order and later payment";
    }

    @Override
    public String rules() {
        return "B4, L3";
    }

    @Override
    public Set<Source> needs() {
        return Set.of(Source.LEDGER);
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT coalesce(l.provider_key, 'without order'),
                       json_build_object('order', coalesce(min(c.order_id), l.provider_key), 'tenant', min(l.tenant_id),
                                          'capture', max(l.id)),
                       CASE WHEN l.provider_key IS NULL THEN format('%s captures without an order', count(*))
                            ELSE format('%s captures, %s in all', count(DISTINCT l.id), sum(l.amount)) END
                FROM capture l LEFT JOIN (SELECT DISTINCT provider_key, order_id FROM payable) c USING (provider_key)
                GROUP BY l.provider_key
                HAVING count(DISTINCT l.id) > 1 OR l.provider_key IS NULL""";
    }
}
