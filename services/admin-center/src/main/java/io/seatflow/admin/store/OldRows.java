package io.seatflow.admin.store;

import org.jdbi.v3.core.Jdbi;

import java.time.Instant;

/**
 * Deletes what nobody will ask for any more, a few thousand rows per transaction, and passes by those that somebody is at:
 * several instances may do it at once. Safe for use by several threads.
 */
public final class OldRows {
    private static final int AT_ONCE = 5_000;

    private static final String OPERATIONS = """
            DELETE FROM operations
            WHERE (tenant_id, operation_id) IN (
                SELECT tenant_id, operation_id FROM operations
                WHERE changed_at < :before
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            """;

    private static final String AUDIT = """
            DELETE FROM audit
            WHERE audit_id IN (
                SELECT audit_id FROM audit
                WHERE refused_at < :before
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            """;

    private final Jdbi jdbi;

    public OldRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Operations that have not changed since then, whatever their state. @return how many there were */
    public int deleteOperations(Instant before) {
        return delete(OPERATIONS, before);
    }

    /** Refusals before then. @return how many there were */
    public int deleteAudit(Instant before) {
        return delete(AUDIT, before);
    }

    private int delete(String statement, Instant before) {
        int all = 0;
        int deleted = AT_ONCE;
        while (deleted == AT_ONCE) {
            deleted = jdbi.withHandle(handle -> handle.createUpdate(statement)
                    .bind("before", before)
                    .bind("most", AT_ONCE)
                    .execute());
            all += deleted;
        }
        return all;
    }
}
