package io.seatflow.billing.domain;

import java.time.Instant;

/**
 * The bill of one later payment, or the credit note of one refund (B3): one line, below 0 where it is a credit.
 *
 * @param number unique among all invoices, see {@link InvoiceNumber}
 */
public record LaterInvoice(
        String number, Due due, TaxRate taxRate, long netMinor, long taxMinor, long totalMinor, Instant issuedAt) {

    public LaterInvoice {
        if (totalMinor != Math.addExact(netMinor, taxMinor)) {
            throw new IllegalArgumentException(
                    "expected %s to total %d and %d, found %d".formatted(number, netMinor, taxMinor, totalMinor));
        }
    }

    static LaterInvoice of(Due due, Instant issuedAt) {
        long tax = TaxRate.NONE.on(due.netMinor());
        return new LaterInvoice(
                InvoiceNumber.of("INV", due.id(), issuedAt),
                due,
                TaxRate.NONE,
                due.netMinor(),
                tax,
                due.totalMinor(),
                issuedAt);
    }

    /** Of what was paid back with tax, which may be less than what was asked for. */
    static LaterInvoice credit(Due due, long amountMinor, Instant issuedAt) {
        long tax = TaxRate.NONE.within(amountMinor);
        return new LaterInvoice(
                InvoiceNumber.of("CRN", due.id(), issuedAt),
                due,
                TaxRate.NONE,
                -(amountMinor - tax),
                -tax,
                -amountMinor,
                issuedAt);
    }
}
