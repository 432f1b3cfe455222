package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.ChunkId;
import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.TakeoverChunk;
import io.seatflow.licensing.domain.Tracked;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is moved in which chunk. A list of users travels as one text with a line for each, since an array of arrays can't be
 * unnested by its rows; ids hold no line breaks.
 */
final class ChunkTable {
    private static final String THOSE = """
            SELECT c.*
            FROM unnest(:tenants, :ids, :numbers) AS named (tenant_id, takeover_id, chunk)
            JOIN takeover_chunks c USING (tenant_id, takeover_id, chunk)
            """;

    private static final String INSERT = """
            INSERT INTO takeover_chunks (tenant_id, takeover_id, chunk, reserved, licensed)
            SELECT tenant_id, takeover_id, chunk, string_to_array(reserved, E'\\n'), string_to_array(licensed, E'\\n')
            FROM unnest(:tenants, :ids, :numbers, :reserved, :licensed)
                AS named (tenant_id, takeover_id, chunk, reserved, licensed)
            """;

    private static final String UPDATE = """
            UPDATE takeover_chunks c
            SET moved = string_to_array(done.moved, E'\\n'), kept = string_to_array(done.kept, E'\\n'),
                assigned = done.assigned, target_assigned = done.target_assigned, moved_at = to_timestamp(done.moved_at)
            FROM unnest(:tenants, :ids, :numbers, :moved, :kept, :assigned, :targetAssigned, :times)
                AS done (tenant_id, takeover_id, chunk, moved, kept, assigned, target_assigned, moved_at)
            WHERE c.tenant_id = done.tenant_id
                AND c.takeover_id = done.takeover_id
                AND c.chunk = done.chunk
                AND c.moved_at IS NULL
            """;

    private final Handle handle;

    ChunkTable(Handle handle) {
        this.handle = handle;
    }

    Map<ChunkId, TakeoverChunk> those(Set<ChunkId> named) {
        if (named.isEmpty()) {
            return Map.of();
        }
        return bind(handle.createQuery(THOSE), named).map(ChunkTable::read).stream()
                .collect(Collectors.toMap(TakeoverChunk::id, chunk -> chunk));
    }

    void save(Tracked<ChunkId, TakeoverChunk> chunks) throws Conflict {
        insert(chunks.added().values());
        update(chunks.changed().stream().map(Tracked.Change::after).toList());
    }

    private void insert(Collection<TakeoverChunk> added) throws Conflict {
        if (added.isEmpty()) {
            return;
        }
        RowCount.insert(
                "takeover_chunks",
                added.size(),
                bind(handle.createUpdate(INSERT), Column.of(added, TakeoverChunk::id))
                        .bindArray("reserved", String.class, Column.of(added, row -> lines(row.reserved())))
                        .bindArray("licensed", String.class, Column.of(added, row -> lines(row.licensed()))));
    }

    private void update(List<TakeoverChunk> done) throws Conflict {
        if (done.isEmpty()) {
            return;
        }
        List<TakeoverChunk.Moved> results = new ArrayList<>();
        for (TakeoverChunk chunk : done) {
            TakeoverChunk.Moved moved = chunk.moved();
            if (moved == null) {
                throw new IllegalStateException("chunk %s changed and was not moved".formatted(chunk.id()));
            }
            results.add(moved);
        }
        int updated = bind(handle.createUpdate(UPDATE), Column.of(done, TakeoverChunk::id))
                .bindArray("moved", String.class, Column.of(results, row -> lines(row.users())))
                .bindArray("kept", String.class, Column.of(results, row -> lines(row.kept())))
                .bindArray("assigned", Integer.class, Column.of(results, TakeoverChunk.Moved::assigned))
                .bindArray("targetAssigned", Integer.class, Column.of(results, TakeoverChunk.Moved::targetAssigned))
                .bindArray("times", Double.class, Column.ofTimes(results, TakeoverChunk.Moved::at))
                .execute();
        RowCount.expect("takeover_chunks", done.size(), updated);
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Collection<ChunkId> ids) {
        return statement
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(ids, row -> row.takeover().tenantId()))
                .bindArray(
                        "ids",
                        String.class,
                        Column.of(ids, row -> row.takeover().id()))
                .bindArray("numbers", Integer.class, Column.of(ids, ChunkId::number));
    }

    private static String lines(List<String> users) {
        return String.join("\n", users);
    }

    private static TakeoverChunk read(ResultSet row, StatementContext context) throws SQLException {
        return new TakeoverChunk(
                new ChunkId(
                        new CommandId(row.getString("tenant_id"), row.getString("takeover_id")), row.getInt("chunk")),
                users(row, "reserved"),
                users(row, "licensed"),
                moved(row));
    }

    private static TakeoverChunk.@Nullable Moved moved(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("moved_at", OffsetDateTime.class);
        return at == null
                ? null
                : new TakeoverChunk.Moved(
                        users(row, "moved"),
                        users(row, "kept"),
                        row.getInt("assigned"),
                        row.getInt("target_assigned"),
                        at.toInstant());
    }

    private static List<String> users(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
