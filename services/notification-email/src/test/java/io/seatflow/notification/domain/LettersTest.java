package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Letters")
class LettersTest {
    private static final Content.Move MOVE = new Content.Move("subscription-2", "Visio Plan 1", 7);

    @Test
    @DisplayName("N2 N3 an order confirmation in English, with American forms and New York's time")
    void english() {
        Letter letter = letter(Contents.order("Visio Plan 2", false), "en-US", "US", "America/New_York", null);
        assertThat(letter.subject()).isEqualTo("Order confirmed: Visio Plan 2");
        assertThat(letter.greeting()).isEqualTo("Hello Adele Vance,");
        assertThat(letter.paragraphs())
                .containsExactly("Thank you for your order. 3 seats of Visio Plan 2 can be used now.");
        assertThat(facts(letter))
                .contains(
                        "Product: Visio Plan 2",
                        "Seats: 3",
                        "Price: €1,234.50 per seat and month",
                        "Total: €3,703.50",
                        "Order: order-1",
                        "Subscription: subscription-1")
                // Between date and time stands what the JDK's release says.
                .anyMatch(fact -> fact.startsWith("From: November 21, 2026") && fact.endsWith(" 3:04 AM EST"));
    }

    @Test
    @DisplayName("N3 the same in French and Swedish, each with its own forms")
    void others() {
        Letter french = letter(Contents.order("Visio Plan 2", false), "fr", "FR", "Europe/Paris", null);
        assertThat(french.language()).isEqualTo("fr");
        assertThat(facts(french))
                .contains("Prix: 1 234,50 € par licence et par mois", "Total: 3 703,50 €")
                .anyMatch(fact -> fact.startsWith("Du: 21 novembre 2026") && fact.endsWith("09:04 CET"));
        Letter swedish = letter(Contents.order("Visio Plan 2", true), "sv_SE", "SE", "Europe/Stockholm", null);
        assertThat(swedish.subject()).isEqualTo("Provperiod påbörjad: Visio Plan 2");
        assertThat(facts(swedish)).contains("Pris: kostnadsfritt").noneMatch(fact -> fact.startsWith("Summa"));
    }

    @Test
    @DisplayName("N3 English where the tenant's language is another, and UTC where its zone is none")
    void elsewhere() {
        Letter letter = letter(Contents.order("Visio Plan 2", false), "tlh", "", "Qo'noS", null);
        assertThat(letter.language()).isEqualTo("en");
        assertThat(facts(letter)).anyMatch(fact -> fact.startsWith("From:") && fact.endsWith("UTC"));
        assertThat(Addressee.of("", null).locale().getLanguage()).isEqualTo("en");
    }

    @Test
    @DisplayName("N1 a cancellation by an admin after a move: product, seats, whose admin, why, where the users are")
    void moved() {
        Content content = Contents.cancelled(CancelledBy.ADMIN, CancelReason.CENTRALISED, 0, MOVE, 1234);
        Letter letter = letter(content, "en", "GB", "Europe/London", "Contoso Ltd");
        assertThat(letter.subject()).isEqualTo("Subscription cancelled: Visio Plan 2");
        assertThat(letter.paragraphs())
                .containsExactly(
                        "Your subscription of Visio Plan 2 with 12 seats was cancelled.",
                        "7 users were moved to another subscription of Visio Plan 1 and go on working without"
                                + " interruption.",
                        "JP¥1,234 is refunded the way it was paid.");
        assertThat(facts(letter))
                .contains(
                        "Cancelled by: an administrator of Contoso Ltd",
                        "Reason: the organization buys it centrally",
                        "Moved to: Visio Plan 1 (subscription-2)");
    }

    @Test
    @DisplayName("N1 a cancellation by the purchaser, and one at the end of its life")
    void cancelled() {
        Letter own = letter(
                Contents.cancelled(CancelledBy.PURCHASER, CancelReason.TOO_EXPENSIVE, 1, null, 0),
                "en",
                "US",
                "",
                null);
        assertThat(own.paragraphs())
                .containsExactly(
                        "Your subscription of Visio Plan 2 with 12 seats was cancelled.",
                        "One user has lost the licence for Visio Plan 2.",
                        "Nothing is refunded.");
        assertThat(facts(own)).contains("Cancelled by: you, the purchaser", "Reason: too expensive");
        Letter ended = letter(Contents.cancelled(CancelledBy.LIFE_CYCLE, null, 0, null, 0), "en", "US", "", null);
        assertThat(ended.paragraphs()).contains("No user had a licence of it.");
        assertThat(facts(ended)).contains("Reason: it was not renewed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "sv"})
    @DisplayName("N3 every language says everything")
    void complete(String language) {
        for (CancelledBy by : CancelledBy.values()) {
            for (CancelReason reason : CancelReason.values()) {
                Letter letter = letter(Contents.cancelled(by, reason, 2, MOVE, 5), language, "SE", "UTC", "Org");
                assertThat(facts(letter)).allSatisfy(fact -> assertThat(fact).doesNotContain("%", "null"));
                assertThat(letter.paragraphs())
                        .hasSize(4)
                        .allSatisfy(text -> assertThat(text).doesNotContain("%", "null"));
            }
        }
        assertThat(letter(Contents.order("P", true), language, "SE", "UTC", null)
                        .paragraphs())
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "N4 C12 a name with line breaks, controls, a card number or too much of everything becomes one harmless line")
    void harmless() {
        Letter letter = Letters.write(
                Contents.order("Visio\r\nBcc: eve@evil.example", false),
                Addressee.of("=HYPERLINK(\"x\")\r\n\u202Eevil 4111111111111111", null),
                null);
        assertThat(letter.subject()).isEqualTo("Order confirmed: Visio Bcc: eve@evil.example");
        assertThat(letter.greeting()).isEqualTo("Hello =HYPERLINK(\"x\") evil ************1111,");
        assertThat(PlainText.oneLine("x".repeat(500), 100)).hasSize(100).endsWith("\u2026");
        assertThat(PlainText.oneLine("x".repeat(98) + "\uD83D\uDE00\uD83D\uDE00", 100))
                .isEqualTo("x".repeat(98) + "\u2026");
    }

    private static Letter letter(
            Content content, String language, String market, String zone, @Nullable String organisation) {
        return Letters.write(
                content, Addressee.of("Adele Vance", Contents.tenant(language, market, zone)), organisation);
    }

    /** White space as people read it: languages have several kinds. */
    private static List<String> facts(Letter letter) {
        return letter.rows().stream()
                .map(row -> row.label() + ": " + row.value().replaceAll("[\\u00A0\\u202F]", " "))
                .collect(Collectors.toList());
    }
}
