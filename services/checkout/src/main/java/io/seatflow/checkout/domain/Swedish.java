package io.seatflow.checkout.domain;

import java.util.Locale;

/** Swedish. */
record Swedish() implements Wording {
    private static final String CONTACT = " Kontakta din IT-administratör.";

    @Override
    public Locale locale() {
        return Locale.of("sv", "SE");
    }

    @Override
    public String completed(int seats, String product) {
        return "Köpet är klart: %d %s av %s kan användas nu.".formatted(seats, seats(seats), product);
    }

    @Override
    public String trialStarted(int seats, String product) {
        return "Provperioden har börjat: %d %s av %s kan användas nu.".formatted(seats, seats(seats), product);
    }

    @Override
    public String refused(Reason reason, String detail) {
        return switch (reason) {
            case NOT_ALLOWED ->
                "Bara en global administratör eller en faktureringsadministratör kan köpa för organisationen.";
            case UNKNOWN_TENANT -> "Vi känner inte till din organisation." + CONTACT;
            case UNMANAGED_TENANT ->
                "Din organisation hanteras ännu inte av någon IT-administratör, så inget kan köpas" + " för den."
                        + CONTACT;
            case UNKNOWN_USER -> "Din e-postadress tillhör ingen användare i den här organisationen." + CONTACT;
            case INACTIVE_ACCOUNT -> "Ditt konto är inte aktivt, så du kan inte köpa med det." + CONTACT;
            case GUEST_ACCOUNT ->
                "Du är gäst i den här organisationen, och gäster kan inte köpa här; det kan du i din"
                        + " egen organisation." + CONTACT;
            case TENANT_NOT_ELIGIBLE ->
                "Myndigheter och utbildningsorganisationer kan inte köpa genom självbetjäning." + CONTACT;
            case MARKET_NOT_ELIGIBLE ->
                "Produkten säljs inte genom självbetjäning i din organisations land eller" + " region." + CONTACT;
            case DISABLED_BY_POLICY ->
                "Din organisation tillåter inte att du köper eller provar produkten själv." + CONTACT;
            case PRODUCT_NOT_OFFERED -> "Produkten erbjuds inte här.";
            case TRIAL_NOT_AVAILABLE ->
                "Produkten kan inte provas: det kräver ett kort, eller så har din organisation" + " redan provat den.";
            case TERMS_NOT_ACCEPTED -> "Villkoren måste godkännas innan en beställning kan göras.";
            case INVALID_QUANTITY -> "Antalet licenser måste vara 1 till 10 000, för en provperiod 1 till 25.";
            case PAYMENT_METHOD_NOT_ACCEPTED -> "Det här kan bara betalas med kreditkort.";
            case PRICE_CHANGED -> "Priset har ändrats: en licens kostar nu %s. Inget har debiterats.".formatted(detail);
            case PAYMENT_DECLINED -> "Betalningen nekades: %s Inget har debiterats.".formatted(sentence(detail));
        };
    }

    private static String seats(int seats) {
        return seats == 1 ? "licens" : "licenser";
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
