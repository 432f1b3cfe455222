package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import io.seatflow.workflow.postgres.Column;
import org.jdbi.v3.core.Handle;

import java.util.List;
import java.util.UUID;

/** X1: why subscriptions were cancelled. Written once each, and read by people. */
final class CancellationTable {
    private static final String INSERT = """
            INSERT INTO cancellations (
                subscription_id, tenant_id, command_id, requester_tenant_id, requester_id, reason, feedback, cancelled_at)
            SELECT subscription_id, tenant_id, command_id, requester_tenant_id, requester_id, reason, feedback, now()
            FROM unnest(:subscriptions, :tenants, :commands, :requesterTenants, :requesters, :reasons, :feedbacks)
                AS cancelled (
                    subscription_id, tenant_id, command_id, requester_tenant_id, requester_id, reason, feedback)
            """;

    private final Handle handle;

    CancellationTable(Handle handle) {
        this.handle = handle;
    }

    void insert(List<CancelSubscription> cancelled) {
        if (cancelled.isEmpty()) {
            return;
        }
        handle.createUpdate(INSERT)
                .bindArray(
                        "subscriptions", UUID.class, Column.of(cancelled, row -> UUID.fromString(row.subscriptionId())))
                .bindArray("tenants", String.class, Column.of(cancelled, CancelSubscription::tenantId))
                .bindArray(
                        "commands",
                        String.class,
                        Column.of(cancelled, row -> row.id().id()))
                .bindArray(
                        "requesterTenants",
                        String.class,
                        Column.of(cancelled, row -> row.requester().tenantId()))
                .bindArray(
                        "requesters",
                        String.class,
                        Column.of(cancelled, row -> row.requester().id()))
                .bindArray("reasons", String.class, Column.of(cancelled, CancelSubscription::reason))
                .bindArray("feedbacks", String.class, Column.of(cancelled, CancelSubscription::feedback))
                .execute();
    }
}
