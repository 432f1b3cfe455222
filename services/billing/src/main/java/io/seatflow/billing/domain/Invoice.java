package io.seatflow.billing.domain;

import java.time.Instant;

/**
 * The bill of one purchase (B3): one line, whose total is the invoice's.
 *
 * @param number unique among all invoices, see {@link InvoiceNumber}
 * @param serviceFrom when the term that is paid for starts
 * @param serviceTo when it ends
 */
public record Invoice(
        String number, Purchase purchase, InvoiceLine line, Instant serviceFrom, Instant serviceTo, Instant issuedAt) {

    /** The invoice of a purchase whose term starts when it is paid. */
    public static Invoice of(Purchase purchase, Instant paidAt) {
        return new Invoice(
                InvoiceNumber.of(purchase.orderId(), paidAt),
                purchase,
                purchase.line(),
                paidAt,
                purchase.term().end(paidAt),
                paidAt);
    }
}
