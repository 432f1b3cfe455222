package io.seatflow.notification.domain;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * Money.
 *
 * @param minor in the currency's minor unit
 * @param currency ISO 4217
 */
public record Amount(BigDecimal minor, String currency) {

    public static Amount of(long minor, String currency) {
        return new Amount(BigDecimal.valueOf(minor), currency);
    }

    boolean isPositive() {
        return minor.signum() > 0;
    }

    Amount times(int count) {
        return new Amount(minor.multiply(BigDecimal.valueOf(count)), currency);
    }

    /** With as many decimals as the currency has (N3). */
    String in(Locale locale) {
        Currency known = Currency.getInstance(currency);
        int digits = Math.max(0, known.getDefaultFractionDigits());
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(known);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(minor.movePointLeft(digits));
    }
}
