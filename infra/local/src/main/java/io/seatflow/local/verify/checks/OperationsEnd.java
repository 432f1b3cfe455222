package io.seatflow.local.verify.checks;

/** In flight: an operation that still goes on. One that does not move is stuck. */
final class OperationsEnd implements Check {
    @Override
    public String name() {
        return "operations-end";
    }

    @Override
    public String invariant() {
        return "what was asked for in the admin center has ended, and a takeover as the mover says";
    }

    @Override
    public String rules() {
        return "T5, L1, C11";
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', 'operation', o.tenant_id, o.operation_id, o.version),
                       json_build_object('tenant', o.tenant_id, 'operation', o.operation_id, 'subscription',
                                          o.subscription_id),
                       concat_ws(' ', lower(replace(o.kind, '_', ' ')), 'is', o.state, o.phase,
                                 'and the mover says ' || m.phase)
                FROM operation o
                LEFT JOIN mover_row m ON o.kind = 'TAKEOVER' AND m.tenant_id = o.tenant_id AND m.takeover_id = o.operation_id
                WHERE o.state = 'RUNNING'
                   OR (m.phase IS NOT NULL AND o.state IS DISTINCT FROM
                       CASE m.phase WHEN 'DONE' THEN 'SUCCEEDED' WHEN 'REFUSED' THEN 'REFUSED' WHEN 'RELEASED' THEN 'UNDONE'
                            ELSE 'RUNNING' END)""";
    }
}
