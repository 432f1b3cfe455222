package io.seatflow.admin.store;

import io.seatflow.admin.domain.AdminState.OperationId;
import io.seatflow.admin.domain.Command;
import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.Request;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What was asked for, and how it went. An answer to what was not asked for here changes nothing. */
final class OperationTable {
    private static final String KNOWN = """
            SELECT o.tenant_id, o.operation_id
            FROM unnest(:tenants, :ids) AS named (tenant_id, operation_id)
            JOIN operations o USING (tenant_id, operation_id)
            """;

    private static final String START = """
            INSERT INTO operations (
                tenant_id, operation_id, kind, subscription_id, requester_tenant_id, requester_id, requested_at,
                fingerprint, changed_at)
            SELECT
                tenant_id, operation_id, kind, subscription_id, requester_tenant_id, requester_id,
                to_timestamp(requested_at), fingerprint, to_timestamp(requested_at)
            FROM unnest(:tenants, :ids, :kinds, :subscriptions, :requesterTenants, :requesters, :times, :fingerprints)
                AS started (
                    tenant_id, operation_id, kind, subscription_id, requester_tenant_id, requester_id, requested_at,
                    fingerprint)
            """;

    /** A takeover's operation is about the takeover, whose steps have answers of their own. */
    private static final String ANSWER = """
            UPDATE operations o
            SET state = CASE WHEN told.reason IS NULL THEN 'SUCCEEDED' ELSE 'REFUSED' END,
                reason = told.reason, detail = told.detail, version = o.version + 1,
                changed_at = to_timestamp(told.changed_at)
            FROM unnest(:tenants, :ids, :reasons, :details, :times)
                AS told (tenant_id, operation_id, reason, detail, changed_at)
            WHERE o.tenant_id = told.tenant_id
                AND o.operation_id = told.operation_id
                AND o.state = 'RUNNING'
                AND o.kind <> :takeover
            """;

    private static final String REACH = """
            UPDATE operations o
            SET state = told.state, phase = told.phase, moved = told.moved, total = told.total, reason = told.reason,
                detail = told.detail, takeover_version = told.version, version = o.version + 1,
                changed_at = to_timestamp(told.changed_at)
            FROM unnest(:tenants, :ids, :states, :phases, :moved, :totals, :reasons, :details, :versions, :times)
                AS told (
                    tenant_id, operation_id, state, phase, moved, total, reason, detail, version, changed_at)
            WHERE o.tenant_id = told.tenant_id
                AND o.operation_id = told.operation_id
                AND o.kind = :takeover
                AND o.takeover_version < told.version
            """;

    private final Handle handle;

    OperationTable(Handle handle) {
        this.handle = handle;
    }

    Set<OperationId> known(List<Request> requests) {
        if (requests.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery(KNOWN)
                .bindArray("tenants", String.class, Column.of(requests, Request::tenantId))
                .bindArray("ids", String.class, Column.of(requests, Request::operationId))
                .map((row, context) -> new OperationId(row.getString("tenant_id"), row.getString("operation_id")))
                .set();
    }

    void start(List<Request> started) throws Conflict {
        if (started.isEmpty()) {
            return;
        }
        Update insert = handle.createUpdate(START)
                .bindArray("tenants", String.class, Column.of(started, Request::tenantId))
                .bindArray("ids", String.class, Column.of(started, Request::operationId))
                .bindArray(
                        "kinds",
                        String.class,
                        Column.of(started, one -> one.command().kind()))
                .bindArray("subscriptions", String.class, Column.of(started, Request::subscriptionId))
                .bindArray(
                        "requesterTenants",
                        String.class,
                        Column.of(started, one -> one.requester().tenantId()))
                .bindArray(
                        "requesters",
                        String.class,
                        Column.of(started, one -> one.requester().id()))
                .bindArray("times", Double.class, Column.ofTimes(started, Request::requestedAt))
                .bindArray("fingerprints", UUID.class, Column.of(started, Request::fingerprint));
        RowCount.insert("operations", started.size(), insert);
    }

    /** Of several answers to one command the first counts: there is no second. */
    void answer(List<Fact.Answered> told) {
        if (told.isEmpty()) {
            return;
        }
        Collection<Fact.Answered> answers =
                Latest.of(told.reversed(), one -> new OperationId(one.tenantId(), one.operationId()), one -> 0);
        handle.createUpdate(ANSWER)
                .bindArray("tenants", String.class, Column.of(answers, Fact.Answered::tenantId))
                .bindArray("ids", String.class, Column.of(answers, Fact.Answered::operationId))
                .bindArray("reasons", String.class, Column.of(answers, Fact.Answered::reason))
                .bindArray("details", String.class, Column.of(answers, Fact.Answered::detail))
                .bindArray("times", Double.class, Column.ofTimes(answers, Fact.Answered::at))
                .bind("takeover", Command.TAKEOVER)
                .execute();
    }

    void reach(List<Fact.TakeoverReached> told) {
        if (told.isEmpty()) {
            return;
        }
        Collection<Fact.TakeoverReached> states = Latest.of(
                told, one -> new OperationId(one.tenantId(), one.takeoverId()), Fact.TakeoverReached::version);
        handle.createUpdate(REACH)
                .bindArray("tenants", String.class, Column.of(states, Fact.TakeoverReached::tenantId))
                .bindArray("ids", String.class, Column.of(states, Fact.TakeoverReached::takeoverId))
                .bindArray(
                        "states",
                        String.class,
                        Column.of(states, one -> one.state().name()))
                .bindArray("phases", String.class, Column.of(states, Fact.TakeoverReached::phase))
                .bindArray("moved", Integer.class, Column.of(states, Fact.TakeoverReached::moved))
                .bindArray("totals", Integer.class, Column.of(states, Fact.TakeoverReached::total))
                .bindArray("reasons", String.class, Column.of(states, Fact.TakeoverReached::reason))
                .bindArray("details", String.class, Column.of(states, Fact.TakeoverReached::detail))
                .bindArray("versions", Long.class, Column.of(states, Fact.TakeoverReached::version))
                .bindArray("times", Double.class, Column.ofTimes(states, Fact.TakeoverReached::at))
                .bind("takeover", Command.TAKEOVER)
                .execute();
    }
}
