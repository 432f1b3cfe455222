package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** What a buyer is told, in one language. An ineligible one is asked to contact their IT admin and told why (E7). */
public sealed interface Wording permits English, French, Swedish {

    /** The words for a tenant: in its language, in English where that is not spoken or there is no tenant. */
    static Wording of(@Nullable Tenant tenant) {
        String language = tenant == null
                ? ""
                : Locale.forLanguageTag(tenant.language().replace('_', '-')).getLanguage();
        return switch (language) {
            case "fr" -> new French();
            case "sv" -> new Swedish();
            default -> new English();
        };
    }

    /** The seats were bought and can be used (C4). */
    String completed(int seats, String product);

    /** The trial's seats can be used. */
    String trialStarted(int seats, String product);

    /**
     * Why the order is refused.
     *
     * @param detail with PRICE_CHANGED the price in force, with PAYMENT_DECLINED the provider's words; else not used
     */
    String refused(Reason reason, String detail);

    /** The language's own form of numbers and amounts. */
    Locale locale();

    /** An amount in the language's form. */
    default String amount(Money money) {
        Currency currency = Currency.getInstance(money.currency());
        NumberFormat format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(money.minor(), currency.getDefaultFractionDigits()));
    }
}
