package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.RefusalReason;
import io.seatflow.licensing.domain.Takeover;
import io.seatflow.licensing.domain.TakeoverCommand.ReserveTakeover;
import io.seatflow.licensing.domain.TakeoverMode;
import io.seatflow.licensing.domain.Tracked;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The takeovers: those that run, and the answers that were given to all others. */
final class TakeoverTable {
    private static final String THOSE = """
            SELECT t.*
            FROM unnest(:tenants, :ids) AS named (tenant_id, takeover_id)
            JOIN takeovers t USING (tenant_id, takeover_id)
            """;

    private static final String INSERT = """
            INSERT INTO takeovers (
                tenant_id, takeover_id, subscription_id, mode, target_id, reason, requester_tenant_id, requester_id, stage,
                refusal, missing, users, already_licensed, chunks, chunks_moved, users_moved, decided_at)
            SELECT
                tenant_id, takeover_id, subscription_id, mode, target_id, reason, requester_tenant_id, requester_id, stage,
                refusal, missing, users, already_licensed, chunks, 0, 0, to_timestamp(decided_at)
            FROM unnest(
                    :tenants, :ids, :subscriptions, :modes, :targets, :reasons, :requesterTenants, :requesters, :stages,
                    :refusals, :missing, :users, :licensed, :chunks, :times)
                AS decided (
                    tenant_id, takeover_id, subscription_id, mode, target_id, reason, requester_tenant_id, requester_id,
                    stage, refusal, missing, users, already_licensed, chunks, decided_at)
            """;

    private static final String UPDATE = """
            UPDATE takeovers t
            SET stage = further.stage, chunks_moved = further.chunks_moved, users_moved = further.users_moved
            FROM unnest(:tenants, :ids, :stages, :chunksMoved, :usersMoved, :before)
                AS further (tenant_id, takeover_id, stage, chunks_moved, users_moved, before)
            WHERE t.tenant_id = further.tenant_id
                AND t.takeover_id = further.takeover_id
                AND t.stage = 'RESERVED'
                AND t.chunks_moved = further.before
            """;

    private final Handle handle;

    TakeoverTable(Handle handle) {
        this.handle = handle;
    }

    Map<CommandId, Takeover> those(Set<CommandId> named) {
        if (named.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(THOSE)
                .bindArray("tenants", String.class, Column.of(named, CommandId::tenantId))
                .bindArray("ids", String.class, Column.of(named, CommandId::id))
                .map(TakeoverTable::read)
                .stream()
                .collect(Collectors.toMap(Takeover::id, takeover -> takeover));
    }

    void save(Tracked<CommandId, Takeover> takeovers) throws Conflict {
        insert(takeovers.added().values());
        update(takeovers.changed());
    }

    private void insert(Collection<Takeover> added) throws Conflict {
        if (added.isEmpty()) {
            return;
        }
        List<ReserveTakeover> commands = Column.of(added, Takeover::command);
        RowCount.insert(
                "takeovers",
                added.size(),
                handle.createUpdate(INSERT)
                        .bindArray("tenants", String.class, Column.of(commands, ReserveTakeover::tenantId))
                        .bindArray(
                                "ids",
                                String.class,
                                Column.of(commands, row -> row.id().id()))
                        .bindArray("subscriptions", String.class, Column.of(commands, ReserveTakeover::subscriptionId))
                        .bindArray(
                                "modes",
                                String.class,
                                Column.of(commands, row -> row.mode().name()))
                        .bindArray("targets", String.class, Column.of(commands, ReserveTakeover::targetId))
                        .bindArray("reasons", String.class, Column.of(commands, ReserveTakeover::reason))
                        .bindArray(
                                "requesterTenants",
                                String.class,
                                Column.of(commands, row -> row.requester().tenantId()))
                        .bindArray(
                                "requesters",
                                String.class,
                                Column.of(commands, row -> row.requester().id()))
                        .bindArray(
                                "stages",
                                String.class,
                                Column.of(added, row -> row.stage().name()))
                        .bindArray("refusals", String.class, Column.of(added, TakeoverTable::refusal))
                        .bindArray("missing", Integer.class, Column.of(added, Takeover::missing))
                        .bindArray("users", Integer.class, Column.of(added, Takeover::users))
                        .bindArray("licensed", Integer.class, Column.of(added, Takeover::alreadyLicensed))
                        .bindArray("chunks", Integer.class, Column.of(added, Takeover::chunks))
                        .bindArray("times", Double.class, Column.ofTimes(added, Takeover::decidedAt)));
    }

    private void update(List<Tracked.Change<CommandId, Takeover>> changed) throws Conflict {
        if (changed.isEmpty()) {
            return;
        }
        int updated = handle.createUpdate(UPDATE)
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(changed, change -> change.id().tenantId()))
                .bindArray(
                        "ids",
                        String.class,
                        Column.of(changed, change -> change.id().id()))
                .bindArray(
                        "stages",
                        String.class,
                        Column.of(changed, change -> change.after().stage().name()))
                .bindArray(
                        "chunksMoved",
                        Integer.class,
                        Column.of(changed, change -> change.after().chunksMoved()))
                .bindArray(
                        "usersMoved",
                        Integer.class,
                        Column.of(changed, change -> change.after().usersMoved()))
                .bindArray(
                        "before",
                        Integer.class,
                        Column.of(changed, change -> change.before().chunksMoved()))
                .execute();
        RowCount.expect("takeovers", changed.size(), updated);
    }

    private static @Nullable String refusal(Takeover takeover) {
        RefusalReason refusal = takeover.refusal();
        return refusal == null ? null : refusal.name();
    }

    private static Takeover read(ResultSet row, StatementContext context) throws SQLException {
        String refusal = row.getString("refusal");
        return new Takeover(
                new ReserveTakeover(
                        new CommandId(row.getString("tenant_id"), row.getString("takeover_id")),
                        row.getString("subscription_id"),
                        TakeoverMode.valueOf(row.getString("mode")),
                        row.getString("target_id"),
                        row.getString("reason"),
                        new UserId(row.getString("requester_tenant_id"), row.getString("requester_id"))),
                Takeover.Stage.valueOf(row.getString("stage")),
                refusal == null ? null : RefusalReason.valueOf(refusal),
                row.getInt("missing"),
                row.getInt("users"),
                row.getInt("already_licensed"),
                row.getInt("chunks"),
                row.getInt("chunks_moved"),
                row.getInt("users_moved"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
