package io.seatflow.notification.store;

import io.seatflow.notification.domain.Message.ClaimLapsed;
import io.seatflow.notification.domain.NoticeId;
import io.seatflow.notification.domain.Tenant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * The notices as a queue that all instances share. A claim is the marker before sending: it commits before anything is
 * sent, holds for a time, and has a number that only grows. Safe for all threads.
 */
public final class NoticeQueue {
    private static final String CLAIM = """
            WITH due AS (
                SELECT notice_id FROM notice
                WHERE state = 'WAITING' AND due_at <= :now
                ORDER BY due_at
                LIMIT :most
                FOR NO KEY UPDATE SKIP LOCKED
            ), claimed AS (
                UPDATE notice n
                SET state = 'SENDING', fence = n.fence + 1, claimed_by = :instance, due_at = :until
                FROM due
                WHERE n.notice_id = due.notice_id
                RETURNING n.*
            )
            SELECT c.notice_id, c.fence, c.due_at, c.message_id, c.made_at, c.event,
                coalesce(nullif(r.email, ''), c.address) AS address, coalesce(r.display_name, '') AS display_name,
                t.tenant_id, t.name, t.market, t.language, t.time_zone, t.version, a.name AS organisation
            FROM claimed c
            LEFT JOIN tenant t ON t.tenant_id = c.tenant_id
            LEFT JOIN recipient r ON r.tenant_id = c.tenant_id AND r.user_id = c.recipient_id
            LEFT JOIN tenant a ON a.tenant_id = c.admin_tenant_id
            """;

    private static final String LAPSED = """
            SELECT notice_id, fence FROM notice
            WHERE state = 'SENDING' AND due_at <= :now
            ORDER BY due_at
            LIMIT :most
            """;

    private static final String FAILED = "SELECT count(*) FROM notice WHERE state = 'FAILED'";

    private static final String OLDEST_DUE = "SELECT min(due_at) FROM notice WHERE state = 'WAITING'";

    private static final String FAILURES = """
            SELECT notice_id, kind, subject_id, tenant_id, recipient_id, attempts, smtp_code, due_at
            FROM notice
            WHERE state = 'FAILED'
            ORDER BY due_at DESC
            LIMIT :most
            """;

    private final Jdbi jdbi;

    public NoticeQueue(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Claims what has been due longest; none that anybody else is about to claim. */
    public List<Claimed> claim(String instance, int most, Instant now, Instant until) {
        return jdbi.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("instance", instance)
                .bind("most", most)
                .bind("now", now)
                .bind("until", until)
                .map(NoticeQueue::claimed)
                .list());
    }

    /** Claims whose time is over. */
    public List<ClaimLapsed> lapsed(Instant now, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(LAPSED)
                .bind("now", now)
                .bind("most", most)
                .map((row, context) ->
                        new ClaimLapsed(new NoticeId(row.getObject("notice_id", UUID.class)), row.getLong("fence")))
                .list());
    }

    /** How many are given up. */
    public long failed() {
        return jdbi.withHandle(
                handle -> handle.createQuery(FAILED).mapTo(Long.class).one());
    }

    /** When the oldest waiting one was or will be due; null where none waits. */
    public @Nullable Instant oldestDue() {
        return jdbi.withHandle(handle -> handle.createQuery(OLDEST_DUE)
                .map((row, context) -> instant(row, "min"))
                .one());
    }

    /** Those given up last, newest first. */
    public List<Failure> failures(int most) {
        return jdbi.withHandle(handle -> handle.createQuery(FAILURES)
                .bind("most", most)
                .map((row, context) -> new Failure(
                        row.getString("notice_id"),
                        row.getString("kind"),
                        row.getString("subject_id"),
                        row.getString("tenant_id"),
                        row.getString("recipient_id"),
                        row.getInt("attempts"),
                        row.getInt("smtp_code"),
                        String.valueOf(instant(row, "due_at"))))
                .list());
    }

    /** A notice that was given up, for an operator. */
    public record Failure(
            String noticeId,
            String kind,
            String subjectId,
            String tenantId,
            String recipientId,
            int attempts,
            int smtpCode,
            String failedAt) {}

    private static Claimed claimed(ResultSet row, StatementContext context) throws SQLException {
        return new Claimed(
                new NoticeId(row.getObject("notice_id", UUID.class)),
                row.getLong("fence"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("message_id"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getBytes("event"),
                row.getString("address"),
                row.getString("display_name"),
                tenant(row),
                row.getString("organisation"));
    }

    private static @Nullable Tenant tenant(ResultSet row) throws SQLException {
        String id = row.getString("tenant_id");
        return id == null
                ? null
                : new Tenant(
                        id,
                        row.getString("name"),
                        row.getString("market"),
                        row.getString("language"),
                        row.getString("time_zone"),
                        row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
