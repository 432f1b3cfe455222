package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * What a buyer wants, as a storefront put it (C1). When it was placed is left out: nothing is decided on it.
 *
 * @param id the storefront's id: an idempotency key for ever (C9)
 * @param unitPriceMinor the price of one seat for one term that the buyer was shown, in the currency's minor unit
 * @param currency ISO 4217
 * @param paymentToken the payment provider's token of the card; null without a card
 */
public record Order(
        String id,
        String tenantId,
        String buyerEmail,
        String productId,
        int quantity,
        long unitPriceMinor,
        String currency,
        Term term,
        boolean trial,
        PaymentMethod payment,
        @Nullable String paymentToken,
        boolean termsAccepted,
        String storefront) {

    /** C2: only who buys centrally pays by invoice. */
    public Channel channel() {
        return payment == PaymentMethod.INVOICE ? Channel.CENTRAL : Channel.SELF_SERVICE;
    }

    /** The mailbox of the buyer. */
    public Mailbox buyer() {
        return new Mailbox(tenantId, buyerEmail);
    }

    /** Tells orders of one id but other content apart (C9). */
    public UUID fingerprint() {
        return new Fingerprint()
                .add(id)
                .add(tenantId)
                .add(buyerEmail)
                .add(productId)
                .add(quantity)
                .add(unitPriceMinor)
                .add(currency)
                .add(term.name())
                .add(trial ? 1 : 0)
                .add(payment.name())
                .add(paymentToken)
                .add(termsAccepted ? 1 : 0)
                .add(storefront)
                .digest();
    }
}
