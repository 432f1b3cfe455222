package io.seatflow.checkout.domain;

/**
 * What one seat costs for one term.
 *
 * @param currency ISO 4217
 * @param unitPriceMinor in the currency's minor unit
 */
public record Price(String currency, Term term, Channel channel, long unitPriceMinor) {
    /** Far above any real price, and so that 10 000 seats stay far below what a long holds. */
    public static final long HIGHEST_UNIT_PRICE_MINOR = 1_000_000_000_000L;

    public Price {
        if (unitPriceMinor < 1 || unitPriceMinor > HIGHEST_UNIT_PRICE_MINOR) {
            throw new IllegalArgumentException("expected a unit price of 1 to " + HIGHEST_UNIT_PRICE_MINOR + " in "
                    + currency + "'s minor unit, found " + unitPriceMinor);
        }
    }
}
