package io.seatflow.billing.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a decision says happened. */
public sealed interface Event
        permits Event.ChargeIntended,
                Settlement,
                LaterSettlement,
                Event.PaymentIntended,
                Event.RefundDecided,
                Event.RefundPartIntended,
                Event.RefundPartSettled,
                Event.RefundSettled {

    /** The provider is to be asked for the amount due. */
    record ChargeIntended(Purchase purchase, String token) implements Event {}

    /** The provider is to be asked for a later payment. */
    record PaymentIntended(Due due, String token) implements Event {}

    /**
     * What each payment gives back is reserved.
     *
     * @param taken by the payments that give it back
     */
    record RefundDecided(Due due, List<RefundPart> parts, Map<PaidSource, Long> taken, Instant decidedAt)
            implements Event {}

    /** The provider is to be asked to pay back a part. */
    record RefundPartIntended(Due due, int number, String paymentReference, long amountMinor) implements Event {}

    /** The provider has paid back a part. */
    record RefundPartSettled(Due due, int number, String reference, Instant settledAt) implements Event {}

    /**
     * All of a refund is paid back, or credited.
     *
     * @param invoice the credit note; null where nothing was due
     */
    record RefundSettled(
            Due due, long amountMinor, @Nullable LaterInvoice invoice, Instant settledAt) implements Event {}
}
