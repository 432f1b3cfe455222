package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.Tracked;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The commands that have been answered, with what tells another of the same id from the same again. */
final class AnsweredCommandTable {
    private static final String THOSE = """
            SELECT a.tenant_id, a.command_id, a.fingerprint
            FROM unnest(:tenants, :ids) AS named (tenant_id, command_id)
            JOIN answered_commands a USING (tenant_id, command_id)
            """;

    private static final String INSERT = """
            INSERT INTO answered_commands (tenant_id, command_id, fingerprint)
            SELECT tenant_id, command_id, fingerprint
            FROM unnest(:tenants, :ids, :fingerprints) AS answered (tenant_id, command_id, fingerprint)
            ON CONFLICT DO NOTHING
            """;

    /** A few at a time: the next sweep goes on. */
    private static final String FORGET = """
            DELETE FROM answered_commands
            WHERE (tenant_id, command_id) IN (
                SELECT tenant_id, command_id FROM answered_commands
                WHERE answered_at < :before
                ORDER BY answered_at
                LIMIT 5000)
            """;

    private final Handle handle;

    AnsweredCommandTable(Handle handle) {
        this.handle = handle;
    }

    Map<CommandId, UUID> those(Set<CommandId> named) {
        if (named.isEmpty()) {
            return Map.of();
        }
        Map<CommandId, UUID> answers = new HashMap<>();
        handle.createQuery(THOSE)
                .bindArray("tenants", String.class, Column.of(named, CommandId::tenantId))
                .bindArray("ids", String.class, Column.of(named, CommandId::id))
                .map((row, context) -> Map.entry(
                        new CommandId(row.getString("tenant_id"), row.getString("command_id")),
                        row.getObject("fingerprint", UUID.class)))
                .forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
        return answers;
    }

    void save(Tracked<CommandId, UUID> answers) throws Conflict {
        List<Map.Entry<CommandId, UUID>> added = List.copyOf(answers.added().entrySet());
        if (added.isEmpty()) {
            return;
        }
        int inserted = handle.createUpdate(INSERT)
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(added, row -> row.getKey().tenantId()))
                .bindArray(
                        "ids",
                        String.class,
                        Column.of(added, row -> row.getKey().id()))
                .bindArray("fingerprints", UUID.class, Column.of(added, Map.Entry::getValue))
                .execute();
        RowCount.expect("answered_commands", added.size(), inserted);
    }

    /** Forgets answers given before then. */
    void forget(Instant before) {
        handle.createUpdate(FORGET)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .execute();
    }
}
