package io.seatflow.notification.store;

import io.seatflow.notification.domain.NoticeId;
import io.seatflow.notification.domain.NoticeKind;
import io.seatflow.notification.domain.NoticeState;
import io.seatflow.notification.domain.Standing;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.RowCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The notices, as decisions know them. */
final class NoticeTable {
    private static final String LOCK = """
            SELECT notice_id, kind, subject_id, tenant_id, recipient_id, message_id, state, due_at, fence, attempts, tries,
                smtp_code, again_command
            FROM notice
            WHERE notice_id = ANY (:ids)
            ORDER BY notice_id
            FOR NO KEY UPDATE
            """;

    /** Said before of the same subject: the same notice, which stays as it is (N1). */
    private static final String INSERT = """
            INSERT INTO notice (
                notice_id, message_id, kind, subject_id, tenant_id, recipient_id, address, admin_tenant_id, event, state,
                made_at, due_at)
            SELECT
                notice_id, message_id, kind, subject_id, tenant_id, recipient_id, address, admin_tenant_id, event, state,
                to_timestamp(made_at), to_timestamp(made_at)
            FROM unnest(
                :ids, :messageIds, :kinds, :subjects, :tenants, :recipients, :addresses, :admins, :events, :states, :made)
                AS made (
                    notice_id, message_id, kind, subject_id, tenant_id, recipient_id, address, admin_tenant_id, event,
                    state, made_at)
            ON CONFLICT (notice_id) DO NOTHING
            """;

    private static final String UPDATE = """
            UPDATE notice n
            SET state = changed.state, due_at = to_timestamp(changed.due_at), attempts = changed.attempts,
                tries = changed.tries, smtp_code = changed.smtp_code, again_command = changed.again_command
            FROM unnest(:ids, :states, :due, :attempts, :tries, :codes, :commands)
                AS changed (notice_id, state, due_at, attempts, tries, smtp_code, again_command)
            WHERE n.notice_id = changed.notice_id
            """;

    private final Handle handle;

    NoticeTable(Handle handle) {
        this.handle = handle;
    }

    Map<NoticeId, Standing> lock(Set<NoticeId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(LOCK)
                .bindArray("ids", UUID.class, Column.of(ids, NoticeId::value))
                .map(NoticeTable::standing)
                .stream()
                .collect(Collectors.toMap(Standing::id, standing -> standing));
    }

    void insert(Collection<NoticeRow> made, String mailDomain) {
        if (made.isEmpty()) {
            return;
        }
        handle.createUpdate(INSERT)
                .bindArray(
                        "ids",
                        UUID.class,
                        Column.of(made, row -> row.notice().id().value()))
                .bindArray(
                        "messageIds",
                        String.class,
                        Column.of(made, row -> row.notice().id().messageId(mailDomain)))
                .bindArray(
                        "kinds",
                        String.class,
                        Column.of(made, row -> row.notice().kind().name()))
                .bindArray(
                        "subjects",
                        String.class,
                        Column.of(made, row -> row.notice().subjectId()))
                .bindArray(
                        "tenants",
                        String.class,
                        Column.of(made, row -> row.notice().tenantId()))
                .bindArray(
                        "recipients",
                        String.class,
                        Column.of(made, row -> row.notice().recipientId()))
                .bindArray(
                        "addresses",
                        String.class,
                        Column.of(made, row -> row.notice().address()))
                .bindArray(
                        "admins",
                        String.class,
                        Column.of(made, row -> row.notice().adminTenantId()))
                .bind("events", events(made))
                .bindArray(
                        "states",
                        String.class,
                        Column.of(made, row -> row.state().name()))
                .bindArray("made", Double.class, Column.ofTimes(made, NoticeRow::madeAt))
                .execute();
    }

    /** Jdbi takes an array of bytes for one value. */
    private static Argument events(Collection<NoticeRow> made) {
        byte[][] events = made.stream().map(row -> row.notice().event()).toArray(byte[][]::new);
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", events));
    }

    void update(Collection<Standing> changed) throws Conflict {
        if (changed.isEmpty()) {
            return;
        }
        int updated = handle.createUpdate(UPDATE)
                .bindArray("ids", UUID.class, Column.of(changed, row -> row.id().value()))
                .bindArray(
                        "states",
                        String.class,
                        Column.of(changed, row -> row.state().name()))
                .bindArray("due", Double.class, Column.ofTimes(changed, Standing::dueAt))
                .bindArray("attempts", Integer.class, Column.of(changed, Standing::attempts))
                .bindArray("tries", Integer.class, Column.of(changed, Standing::tries))
                .bindArray("codes", Integer.class, Column.of(changed, Standing::smtpCode))
                .bindArray("commands", String.class, Column.of(changed, Standing::againCommand))
                .execute();
        RowCount.expect("notice", changed.size(), updated);
    }

    private static Standing standing(ResultSet row, StatementContext context) throws SQLException {
        return new Standing(
                new NoticeId(row.getObject("notice_id", UUID.class)),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("subject_id"),
                row.getString("tenant_id"),
                row.getString("recipient_id"),
                row.getString("message_id"),
                NoticeState.valueOf(row.getString("state")),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getLong("fence"),
                row.getInt("attempts"),
                row.getInt("tries"),
                row.getInt("smtp_code"),
                row.getString("again_command"));
    }
}
