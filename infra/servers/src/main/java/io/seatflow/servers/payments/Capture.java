package io.seatflow.servers.payments;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Money taken, as the ledger shows it to tests and to verification.
 *
 * @param id the payment intent's id
 * @param orderId from the request's metadata, null where it had none
 * @param amount in the currency's minor unit
 * @param currency ISO 4217, lower case as the provider writes it
 */
public record Capture(
        String id,
        @Nullable String orderId,
        @Nullable String tenantId,
        long amount,
        String currency,
        @Nullable String idempotencyKey,
        Instant capturedAt) {

    static Capture of(Entry entry) {
        return new Capture(
                entry.id(),
                entry.orderId(),
                entry.tenantId(),
                entry.amount(),
                entry.currency(),
                entry.key(),
                Instant.ofEpochMilli(entry.createdAt()));
    }
}
