package io.seatflow.billing.domain;

import java.time.Instant;

/** An accepted order's content: what was bought, by whom, at which price. */
public record Purchase(
        String orderId,
        String tenantId,
        String purchaserId,
        String purchaserEmail,
        String productId,
        String productName,
        int quantity,
        long unitPriceMinor,
        String currency,
        Term term,
        boolean trial,
        Channel channel,
        Instant acceptedAt) {

    /** What the first term costs, in the currency's minor unit; nothing for a trial (C7). */
    public long amountDueMinor() {
        return trial ? 0 : line().totalMinor();
    }

    /** The line that an invoice of this purchase has. */
    public InvoiceLine line() {
        return InvoiceLine.of(quantity, unitPriceMinor, TaxRate.NONE);
    }
}
