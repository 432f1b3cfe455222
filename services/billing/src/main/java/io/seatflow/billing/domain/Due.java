package io.seatflow.billing.domain;

import java.time.Instant;

/**
 * What is to be taken, or paid back, for a subscription after its purchase, as licensing asks for it.
 *
 * @param id of the payment or the refund: unique, for ever
 * @param orderId the order that bought the subscription, whose way of payment is used
 * @param unitPriceMinor the price of one seat for a whole term
 * @param netMinor what is due without tax, in the currency's minor unit, 0 or more
 * @param serviceFrom when the service that is paid for, or not used, starts
 * @param serviceTo when it ends
 */
public record Due(
        String id,
        Kind kind,
        String orderId,
        String subscriptionId,
        String tenantId,
        String purchaserId,
        String productId,
        String productName,
        Channel channel,
        int quantity,
        long unitPriceMinor,
        long netMinor,
        String currency,
        Instant serviceFrom,
        Instant serviceTo) {

    /** B3: the kind of its line on an invoice. */
    public enum Kind {
        ADD_SEATS,
        RENEWAL,
        REACTIVATION,
        REMOVE_SEATS,
        CANCEL
    }

    /** As it is charged: the tax is rounded once, on the whole line. */
    public long totalMinor() {
        return Math.addExact(netMinor, TaxRate.NONE.on(netMinor));
    }
}
