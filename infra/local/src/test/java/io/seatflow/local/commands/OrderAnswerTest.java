package io.seatflow.local.commands;

import io.seatflow.schemas.serde.TrustedRecords;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.OrderStatus;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class OrderAnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final OrderPlaced ORDER = OrderPlaced.newBuilder()
            .setOrderId("o1")
            .setTenantId("acme")
            .setBuyerEmail("eva@acme.example")
            .setProductId("p")
            .setQuantity(1)
            .setUnitPriceMinor(1_000)
            .setCurrency("SEK")
            .setTerm(Term.MONTHLY)
            .setPayment(Payment.CARD)
            .setTermsAccepted(true)
            .setStorefront("test")
            .setPlacedAt(NOW)
            .build();

    @Test
    @DisplayName("a completed order exits with 0 and tells its subscription")
    void completed() {
        OrderAnswer answer = OrderAnswer.of(ORDER, new OrderEnd.Decided(outcome(OrderStatus.COMPLETED), false));

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.text()).contains("COMPLETED", "sub-1").doesNotContain("published before");
    }

    @Test
    @DisplayName("a rejected order exits with 1 and tells the reason")
    void rejected() {
        OrderAnswer answer = OrderAnswer.of(ORDER, new OrderEnd.Decided(outcome(OrderStatus.REJECTED), true));

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.text()).contains("REJECTED GUEST_ACCOUNT", "published before");
    }

    @Test
    @DisplayName("an order without outcome in time exits with 3")
    void unknown() {
        OrderAnswer answer = OrderAnswer.of(ORDER, new OrderEnd.Unknown());

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.status()).isEqualTo("NO_OUTCOME");
    }

    @Test
    @DisplayName("as JSON it is one document of ASCII without the exit code")
    void json() {
        TrustedRecords.trust();
        StringWriter text = new StringWriter();
        OrderOutcome outcome = OrderOutcome.newBuilder(outcome(OrderStatus.COMPLETED))
                .setMessage("Köpet är klart")
                .build();

        JsonDocument.print(new PrintWriter(text), OrderAnswer.of(ORDER, new OrderEnd.Decided(outcome, false)));

        assertThat(text.toString())
                .contains("\"status\" : \"COMPLETED\"", "K\\u00F6pet")
                .doesNotContain("exitCode")
                .isASCII();
    }

    private static OrderOutcome outcome(OrderStatus status) {
        boolean completed = status == OrderStatus.COMPLETED;
        return new OrderOutcome(
                "o1",
                "acme",
                status,
                completed ? null : "GUEST_ACCOUNT",
                "words",
                completed ? "sub-1" : null,
                1_000L,
                "SEK",
                NOW);
    }
}
