package io.seatflow.admin.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.seatflow.admin.domain.AdminState.OperationId;
import io.seatflow.admin.domain.Advice;
import io.seatflow.admin.domain.OperationState;
import io.seatflow.admin.domain.UserId;
import io.seatflow.workflow.postgres.Column;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was asked for, and how it goes. Safe for use by several threads. */
public final class OperationView {
    private static final String FIND = "SELECT * FROM operations WHERE tenant_id = :tenant AND operation_id = :id";

    private static final String THOSE = """
            SELECT o.*
            FROM unnest(:tenants, :ids) AS named (tenant_id, operation_id)
            JOIN operations o USING (tenant_id, operation_id)
            """;

    private static final String PRICE = """
            SELECT unit_price_minor FROM central_prices
            WHERE product_id = :product AND term = :term AND currency = :currency
            """;

    private final Jdbi jdbi;

    public OperationView(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How far a takeover is, in users. */
    public record Progress(String phase, int moved, int total) {}

    /**
     * An operation as it is now.
     *
     * @param reason the code of a refusal; null where there is none
     * @param advice what to do about the reason
     * @param detail what the answer says beside, a JSON object
     * @param progress of a takeover; null before it is known, and of other operations
     * @param version grows with every change
     */
    public record OperationAnswer(
            String id,
            String tenantId,
            String kind,
            OperationState state,
            @Nullable String subscriptionId,
            UserId requestedBy,
            Instant requestedAt,
            Instant changedAt,
            @Nullable String reason,
            @Nullable String advice,
            @JsonRawValue String detail,
            @Nullable Progress progress,
            long version,
            @JsonIgnore UUID fingerprint) {}

    public Optional<OperationAnswer> find(String tenantId, String id) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("tenant", tenantId)
                .bind("id", id)
                .map((row, context) -> answer(row))
                .findOne());
    }

    /** Those of them that there are. */
    public Map<OperationId, OperationAnswer> those(Collection<OperationId> ids) {
        Map<OperationId, OperationAnswer> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(THOSE)
                .bindArray("tenants", String.class, Column.of(ids, OperationId::tenantId))
                .bindArray("ids", String.class, Column.of(ids, OperationId::id))
                .map((row, context) -> answer(row))
                .forEach(one -> found.put(new OperationId(one.tenantId(), one.id()), one)));
        return found;
    }

    /** What one seat of a product costs an organisation now; empty where it is not sold that way. */
    public Optional<Long> centralPrice(String productId, String term, String currency) {
        return jdbi.withHandle(handle -> handle.createQuery(PRICE)
                .bind("product", productId)
                .bind("term", term)
                .bind("currency", currency)
                .mapTo(Long.class)
                .findOne());
    }

    private static OperationAnswer answer(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String phase = row.getString("phase");
        return new OperationAnswer(
                row.getString("operation_id"),
                row.getString("tenant_id"),
                row.getString("kind"),
                OperationState.valueOf(row.getString("state")),
                row.getString("subscription_id"),
                new UserId(row.getString("requester_tenant_id"), row.getString("requester_id")),
                SubscriptionView.time(row, "requested_at"),
                SubscriptionView.time(row, "changed_at"),
                reason,
                reason == null ? null : Advice.on(reason),
                row.getString("detail"),
                phase == null ? null : new Progress(phase, row.getInt("moved"), row.getInt("total")),
                row.getLong("version"),
                row.getObject("fingerprint", UUID.class));
    }
}
