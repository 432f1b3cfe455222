package io.seatflow.checkout.domain;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTest {
    private static final Set<Reason> CONTACT_THE_ADMIN = EnumSet.of(
            Reason.UNKNOWN_TENANT,
            Reason.UNMANAGED_TENANT,
            Reason.UNKNOWN_USER,
            Reason.INACTIVE_ACCOUNT,
            Reason.GUEST_ACCOUNT,
            Reason.TENANT_NOT_ELIGIBLE,
            Reason.MARKET_NOT_ELIGIBLE,
            Reason.DISABLED_BY_POLICY);

    @ParameterizedTest
    @EnumSource(Reason.class)
    @DisplayName("E7 the ineligible are asked, in en, fr and sv, to contact their IT admin; the others are not")
    void contact(Reason reason) {
        boolean asked = CONTACT_THE_ADMIN.contains(reason);

        assertThat(words("en").refused(reason, "x").contains("contact your IT admin"))
                .isEqualTo(asked);
        assertThat(words("fr").refused(reason, "x").contains("contacter votre administrateur informatique"))
                .isEqualTo(asked);
        assertThat(words("sv").refused(reason, "x").contains("Kontakta din IT-administratör"))
                .isEqualTo(asked);
    }

    @Test
    @DisplayName("E7 each reason has words of its own in each language")
    void ownWords() {
        Set<String> texts = new HashSet<>();
        for (String language : new String[] {"en", "fr", "sv"}) {
            for (Reason reason : Reason.values()) {
                texts.add(words(language).refused(reason, "x"));
            }
        }

        assertThat(texts).hasSize(3 * Reason.values().length);
    }

    @ParameterizedTest
    @CsvSource({
        "en,We do not know",
        "fr,Nous ne connaissons pas",
        "sv,Vi känner inte",
        "fr-CA,Nous ne",
        "sv_SE,Vi känner",
        "FR,Nous ne",
        "de,We do not know",
        "'',We do not know",
        "?!,We do not know"
    })
    @DisplayName("E7 the tenant's language is spoken, English where it is not known")
    void language(String language, String start) {
        assertThat(words(language).refused(Reason.UNKNOWN_TENANT, "")).startsWith(start);
    }

    @Test
    @DisplayName("E7 a buyer of an unknown tenant is spoken to in English")
    void noTenant() {
        assertThat(Wording.of(null).refused(Reason.UNKNOWN_TENANT, "")).startsWith("We do not know");
    }

    @Test
    @DisplayName("C3 the present price has the form of the language and the digits of the currency")
    void amounts() {
        assertThat(words("en").refused(Reason.PRICE_CHANGED, words("en").amount(new Money(123_456, "USD"))))
                .contains("$1,234.56");
        assertThat(words("sv").amount(new Money(10_550, "SEK")))
                .startsWith("105,50")
                .endsWith("kr");
        assertThat(words("fr").amount(new Money(950, "EUR"))).startsWith("9,50").endsWith("€");
        assertThat(words("en").amount(new Money(1_200, "JPY"))).isEqualTo("¥1,200");
    }

    @Test
    @DisplayName("C4 the completed purchase and the started trial are told in each language")
    void completed() {
        assertThat(words("en").completed(1, "Visio Plan 1"))
                .isEqualTo("Your purchase is complete: 1 seat of Visio Plan 1 can be used now.");
        assertThat(words("fr").completed(2, "Visio Plan 1"))
                .isEqualTo("Votre achat est terminé : vous pouvez utiliser dès maintenant 2 licences de Visio Plan 1.");
        assertThat(words("sv").completed(2, "Visio Plan 1"))
                .isEqualTo("Köpet är klart: 2 licenser av Visio Plan 1 kan användas nu.");
        assertThat(words("sv").trialStarted(25, "Visio Plan 1"))
                .isEqualTo("Provperioden har börjat: 25 licenser av Visio Plan 1 kan användas nu.");
    }

    private static Wording words(String language) {
        return Wording.of(new Tenant("t", TenantKind.COMMERCIAL, "SE", true, language, 1));
    }
}
