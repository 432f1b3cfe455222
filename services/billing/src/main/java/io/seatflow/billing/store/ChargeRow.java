package io.seatflow.billing.store;

import io.seatflow.billing.domain.Purchase;
import io.seatflow.billing.domain.Settlement;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A settlement as a row of the table {@code charge}. */
record ChargeRow(
        Purchase purchase,
        String status,
        @Nullable String token,
        @Nullable String reference,
        @Nullable String cardBrand,
        @Nullable String cardLast4,
        @Nullable String declineCode,
        @Nullable String declineMessage,
        Instant settledAt) {

    static ChargeRow of(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Paid paid -> of(paid);
            case Settlement.Declined declined -> of(declined);
            case Settlement.Invoiced invoiced ->
                new ChargeRow(
                        invoiced.purchase(), "INVOICED", null, null, null, null, null, null, invoiced.settledAt());
            case Settlement.NothingDue free ->
                new ChargeRow(
                        free.purchase(), "NOTHING_DUE", free.token(), null, null, null, null, null, free.settledAt());
        };
    }

    private static ChargeRow of(Settlement.Paid paid) {
        return new ChargeRow(
                paid.purchase(),
                "CAPTURED",
                paid.token(),
                paid.capture().reference(),
                paid.capture().cardBrand(),
                paid.capture().cardLast4(),
                null,
                null,
                paid.settledAt());
    }

    private static ChargeRow of(Settlement.Declined declined) {
        return new ChargeRow(
                declined.purchase(),
                "DECLINED",
                declined.token(),
                null,
                null,
                null,
                declined.reason().code(),
                declined.reason().message(),
                declined.settledAt());
    }
}
