package io.seatflow.takeover.store;

import io.seatflow.takeover.domain.Message;
import io.seatflow.takeover.domain.Takeover;
import io.seatflow.takeover.domain.TakeoverId;
import io.seatflow.takeover.domain.TakeoverState;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.PostgresTransaction;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The takeovers. A tenant's are of one lane, so what is locked here is seldom waited for. */
public final class TakeoverStore implements Store<Message, TakeoverState> {
    private static final String LOAD = """
            SELECT t.*
            FROM unnest(:tenants, :ids) AS named (tenant_id, takeover_id)
            JOIN takeover t USING (tenant_id, takeover_id)
            ORDER BY t.tenant_id, t.takeover_id
            FOR NO KEY UPDATE OF t
            """;

    private static final String INSERT = """
            INSERT INTO takeover (
                tenant_id, takeover_id, subscription_id, mode, target_subscription_id, cancel_reason, requested_by,
                requested_by_tenant_id, requested_at, phase, stalled, reason, missing, total, chunks, sent, confirmed, moved,
                version, started_at, moved_at, said_at)
            SELECT
                tenant_id, takeover_id, subscription_id, mode, target_subscription_id, cancel_reason, requested_by,
                requested_by_tenant_id, to_timestamp(requested_at), phase, stalled, reason, missing, total, chunks, sent,
                decode(confirmed, 'hex'), moved, version, to_timestamp(started_at), to_timestamp(moved_at),
                to_timestamp(said_at)
            FROM unnest(
                    :tenants, :ids, :subscriptions, :modes, :targets, :cancelReasons, :requesters, :requesterTenants,
                    :requests, :phases, :stalled, :reasons, :missing, :totals, :chunks, :sent, :confirmed, :moved,
                    :versions, :starts, :moves, :sayings)
                AS begun (
                    tenant_id, takeover_id, subscription_id, mode, target_subscription_id, cancel_reason, requested_by,
                    requested_by_tenant_id, requested_at, phase, stalled, reason, missing, total, chunks, sent, confirmed,
                    moved, version, started_at, moved_at, said_at)
            """;

    private static final String UPDATE = """
            UPDATE takeover t
            SET
                phase = further.phase, stalled = further.stalled, reason = further.reason, missing = further.missing,
                total = further.total, chunks = further.chunks, sent = further.sent,
                confirmed = decode(further.confirmed, 'hex'), moved = further.moved, version = further.version,
                moved_at = to_timestamp(further.moved_at), said_at = to_timestamp(further.said_at)
            FROM unnest(
                    :tenants, :ids, :phases, :stalled, :reasons, :missing, :totals, :chunks, :sent, :confirmed, :moved,
                    :versions, :moves, :sayings)
                AS further (
                    tenant_id, takeover_id, phase, stalled, reason, missing, total, chunks, sent, confirmed, moved,
                    version, moved_at, said_at)
            WHERE t.tenant_id = further.tenant_id AND t.takeover_id = further.takeover_id
            """;

    @Override
    public TakeoverState load(Transaction transaction, List<Message> messages) {
        Set<TakeoverId> ids = messages.stream().map(Message::id).collect(Collectors.toCollection(TreeSet::new));
        return new TakeoverState(PostgresTransaction.handleOf(transaction)
                .createQuery(LOAD)
                .bindArray("tenants", String.class, Column.of(ids, TakeoverId::tenantId))
                .bindArray("ids", String.class, Column.of(ids, TakeoverId::id))
                .map(TakeoverRow::read)
                .stream()
                .collect(Collectors.toMap(Takeover::id, Function.identity())));
    }

    @Override
    public void save(Transaction transaction, TakeoverState state) throws Conflict {
        Handle handle = PostgresTransaction.handleOf(transaction);
        List<Takeover> added = state.added();
        if (!added.isEmpty()) {
            RowCount.insert("takeover", added.size(), TakeoverRow.bindAll(handle.createUpdate(INSERT), added));
        }
        List<Takeover> changed = state.changed();
        if (!changed.isEmpty()) {
            int updated = TakeoverRow.bindChanging(handle.createUpdate(UPDATE), changed)
                    .execute();
            RowCount.expect("takeover", changed.size(), updated);
        }
    }
}
