package io.seatflow.admin.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One line of the order history (B7). What one message leaves open (null) another says: who owes tells what for, who
 * settles tells how much.
 *
 * @param entryId unlike any other of the tenant
 * @param kind PURCHASE, ADD_SEATS, RENEWAL, REACTIVATION, REMOVE_SEATS or CANCEL
 * @param orderId the order that bought the subscription
 * @param amountMinor with tax, in the currency's minor unit; below 0 what was paid back; null while it is only due
 * @param status DUE, PAID, DECLINED or REFUNDED
 */
public record HistoryEntry(
        String tenantId,
        String entryId,
        @Nullable String kind,
        String orderId,
        @Nullable String purchaserId,
        @Nullable String productId,
        @Nullable String productName,
        @Nullable Integer quantity,
        @Nullable Long amountMinor,
        String currency,
        String status,
        @Nullable String invoiceId,
        Instant at) {
    private static final String DUE = "DUE";

    /** This and another of the same id: what is settled is not due any more, whichever was heard first. */
    public HistoryEntry and(HistoryEntry later) {
        boolean settledBefore = later.status.equals(DUE) && !status.equals(DUE);
        return settledBefore ? filled(this, later) : filled(later, this);
    }

    private static HistoryEntry filled(HistoryEntry leading, HistoryEntry other) {
        return new HistoryEntry(
                leading.tenantId,
                leading.entryId,
                either(leading.kind, other.kind),
                leading.orderId,
                either(leading.purchaserId, other.purchaserId),
                either(leading.productId, other.productId),
                either(leading.productName, other.productName),
                either(leading.quantity, other.quantity),
                either(leading.amountMinor, other.amountMinor),
                leading.currency,
                leading.status,
                either(leading.invoiceId, other.invoiceId),
                leading.at);
    }

    private static <V> @Nullable V either(@Nullable V first, @Nullable V second) {
        return first == null ? second : first;
    }
}
