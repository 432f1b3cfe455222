package io.seatflow.checkout.wire;

import io.seatflow.workflow.Malformed;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The currencies of ISO 4217 in which something can have a price. */
final class Currencies {
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    static boolean exists(String code) {
        return CODES.contains(code);
    }

    static String checked(String code) throws Malformed {
        if (!exists(code)) {
            throw new Malformed("BAD_CURRENCY", "expected a currency of ISO 4217");
        }
        return code;
    }
}
