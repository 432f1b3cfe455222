package io.seatflow.servers.payments;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Money paid back, as the ledger shows it to tests and to verification.
 *
 * @param id the refund's id
 * @param captureId the payment intent that gave it back
 * @param refundId from the request's metadata, null where it had none
 * @param amount in the currency's minor unit
 * @param currency ISO 4217, lower case as the provider writes it
 */
public record Refund(
        String id,
        String captureId,
        @Nullable String refundId,
        @Nullable String tenantId,
        long amount,
        String currency,
        Instant refundedAt) {

    static Refund of(Entry entry) {
        return new Refund(
                entry.id(),
                entry.token(),
                entry.metadata().get("refund_id"),
                entry.tenantId(),
                entry.amount(),
                entry.currency(),
                Instant.ofEpochMilli(entry.createdAt()));
    }
}
