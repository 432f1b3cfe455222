package io.seatflow.billing.domain;

/**
 * What is charged for one purchase, exactly (B3). Amounts are in the currency's minor unit.
 *
 * @param netMinor quantity times unit price
 * @param taxMinor the tax on the net amount
 * @param totalMinor net and tax
 */
public record InvoiceLine(
        int quantity, long unitPriceMinor, TaxRate taxRate, long netMinor, long taxMinor, long totalMinor) {

    public InvoiceLine {
        if (netMinor != Math.multiplyExact(unitPriceMinor, quantity)
                || taxMinor != taxRate.on(netMinor)
                || totalMinor != Math.addExact(netMinor, taxMinor)) {
            throw new IllegalArgumentException("expected exact sums of %d times %d, found net %d, tax %d, total %d"
                    .formatted(quantity, unitPriceMinor, netMinor, taxMinor, totalMinor));
        }
    }

    /**
     * The exact sums of a purchase.
     *
     * @throws ArithmeticException where the total does not fit a long
     */
    public static InvoiceLine of(int quantity, long unitPriceMinor, TaxRate taxRate) {
        long net = Math.multiplyExact(unitPriceMinor, quantity);
        long tax = taxRate.on(net);
        return new InvoiceLine(quantity, unitPriceMinor, taxRate, net, tax, Math.addExact(net, tax));
    }
}
