package io.seatflow.admin.store;

import io.seatflow.admin.domain.UserId;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was refused what: asked for in another tenant, for an id that is not theirs, or without the right. Written to a table
 * and to the log. Safe for use by several threads.
 */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private static final String INSERT = """
            INSERT INTO audit (tenant_id, user_id, target_tenant_id, method, path, status, code)
            VALUES (:tenant, :user, :target, :method, :path, :status, :code)
            """;

    private final Jdbi jdbi;

    public AuditLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A refusal.
     *
     * @param targetTenantId whose data was asked for
     * @param path as it was sent, without its parameters
     */
    public record Refusal(UserId user, String targetTenantId, String method, String path, int status, String code) {}

    /** Records it. @throws RuntimeException where it cannot be kept: it is in the log then */
    public void record(Refusal refusal) {
        LOG.atWarn()
                .addKeyValue("tenant", refusal.targetTenantId())
                .addKeyValue("byTenant", refusal.user().tenantId())
                .addKeyValue("byUser", refusal.user().id())
                .addKeyValue("request", refusal.method() + " " + refusal.path())
                .addKeyValue("status", refusal.status())
                .addKeyValue("code", refusal.code())
                .log("a request was refused");
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("tenant", refusal.user().tenantId())
                .bind("user", refusal.user().id())
                .bind("target", refusal.targetTenantId())
                .bind("method", refusal.method())
                .bind("path", refusal.path())
                .bind("status", refusal.status())
                .bind("code", refusal.code())
                .execute());
    }
}
