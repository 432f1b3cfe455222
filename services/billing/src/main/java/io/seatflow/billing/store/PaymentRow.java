package io.seatflow.billing.store;

import io.seatflow.billing.domain.Due;
import io.seatflow.billing.domain.LaterSettlement;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** How a later payment ended, as a row of the table {@code payment}. */
record PaymentRow(
        Due due,
        String status,
        @Nullable String reference,
        @Nullable String declineCode,
        @Nullable String declineMessage,
        Instant settledAt) {

    static PaymentRow of(LaterSettlement settlement) {
        return switch (settlement) {
            case LaterSettlement.Captured paid ->
                new PaymentRow(paid.due(), "CAPTURED", paid.capture().reference(), null, null, paid.settledAt());
            case LaterSettlement.Invoiced invoiced ->
                new PaymentRow(invoiced.due(), "INVOICED", null, null, null, invoiced.settledAt());
            case LaterSettlement.NothingDue free ->
                new PaymentRow(free.due(), "NOTHING_DUE", null, null, null, free.settledAt());
            case LaterSettlement.Declined declined ->
                new PaymentRow(
                        declined.due(),
                        "DECLINED",
                        null,
                        declined.reason().code(),
                        declined.reason().message(),
                        declined.settledAt());
        };
    }
}
