package io.seatflow.billing.domain;

/** What a payment provider says for good about one charge. Whatever else it says is not an answer. */
public sealed interface ProviderAnswer {

    /**
     * The money was taken.
     *
     * @param reference the provider's id of the payment
     * @param amountMinor what was taken, in the currency's minor unit
     * @param currency ISO 4217, upper case
     * @param cardBrand for the purchaser to recognise the card by, as the last four digits
     */
    record Captured(String reference, long amountMinor, String currency, String cardBrand, String cardLast4)
            implements ProviderAnswer {}

    /**
     * Nothing was taken, and asking again changes nothing.
     *
     * @param code the provider's code
     * @param message the provider's words for the purchaser
     */
    record Declined(String code, String message) implements ProviderAnswer {}
}
