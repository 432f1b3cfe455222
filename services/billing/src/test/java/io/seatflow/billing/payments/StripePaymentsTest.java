package io.seatflow.billing.payments;

import io.seatflow.billing.domain.AnswerUnknown;
import io.seatflow.billing.domain.AnswerUnknown.Kind;
import io.seatflow.billing.domain.ChargeRequest;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.domain.ProviderAnswer.Captured;
import io.seatflow.billing.domain.ProviderAnswer.Declined;
import io.seatflow.servers.payments.Capture;
import io.seatflow.servers.payments.PaymentSandbox;
import io.seatflow.workflow.settings.Secret;
import org.assertj.core.api.AbstractThrowableAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

@DisplayName("Stripe, spoken with over HTTP")
class StripePaymentsTest {
    @TempDir
    Path folder;

    private PaymentSandbox sandbox;
    private StripePayments payments;

    @BeforeEach
    void start() throws IOException {
        sandbox = PaymentSandbox.start(folder, 0);
        payments = payments(PaymentSandbox.API_KEY);
    }

    @AfterEach
    void stop() throws IOException {
        payments.close();
        sandbox.close();
    }

    @Test
    @DisplayName("B4 B6 a capture tells the payment, what was taken, and of the card its brand and last digits only")
    void captures() throws AnswerUnknown {
        ProviderAnswer answer = payments.charge(request("order-1", "pm_card_mastercard"));
        Capture capture = sandbox.captures("order-1").getFirst();
        assertThat(answer).isEqualTo(new Captured(capture.id(), 3750, "EUR", "mastercard", "4444"));
        assertThat(capture.amount()).isEqualTo(3750);
        assertThat(capture.idempotencyKey()).isEqualTo("order-1");
        assertThat(capture.tenantId()).isEqualTo("contoso");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("C11 a decline has the provider's reason, and so has a card that the provider does not know")
    @CsvSource({
        "pm_card_visa_chargeDeclined, generic_decline, Your card was declined.",
        "pm_card_visa_chargeDeclinedInsufficientFunds, insufficient_funds, Your card has insufficient funds.",
        "pm_card_chargeDeclinedExpiredCard, expired_card, Your card has expired.",
        "pm_nobody, resource_missing, The card cannot be used for this payment.",
        "'pm bad &= token', resource_missing, The card cannot be used for this payment."
    })
    void declines(String token, String code, String message) throws AnswerUnknown {
        assertThat(payments.charge(request("order-1", token))).isEqualTo(new Declined(code, message));
        assertThat(sandbox.captures()).isEmpty();
    }

    @Test
    @DisplayName("B4 asked again for the same order the answer is the same, captured once")
    void again() throws AnswerUnknown {
        ProviderAnswer first = payments.charge(request("order-1", "pm_card_visa"));
        assertThat(payments.charge(request("order-1", "pm_card_visa"))).isEqualTo(first);
        assertThat(sandbox.captures("order-1")).hasSize(1);
    }

    @Test
    @DisplayName("B4 a lost answer is unknown, not sent again by itself, and there when asked again")
    void lost() throws AnswerUnknown {
        ChargeRequest request = request("order-1", "pm_seatflow_lost");
        assertUnknown(payments, request, Kind.UNREACHED);
        assertThat(sandbox.requests()).containsEntry("cut", 1L).doesNotContainKey("answer 200");
        assertThat(payments.charge(request)).isInstanceOf(Captured.class);
        assertThat(sandbox.captures("order-1")).hasSize(1);
    }

    @Test
    @DisplayName("B4 an answer that is too late is unknown; meanwhile the provider is busy with it; then it is there")
    void late() {
        ChargeRequest request = request("order-1", "pm_seatflow_slow_1500");
        try (StripePayments impatient = payments(PaymentSandbox.API_KEY, Duration.ofMillis(300))) {
            assertUnknown(impatient, request, Kind.UNREACHED);
            assertUnknown(impatient, request, Kind.BUSY);
            Awaitility.await()
                    .ignoreException(AnswerUnknown.class)
                    .until(() -> impatient.charge(request), Captured.class::isInstance);
        }
        assertThat(sandbox.captures("order-1")).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("B4 a fault of the provider is unknown, never a decline")
    @CsvSource({"pm_seatflow_error500_1, PROVIDER_FAULT", "pm_seatflow_error429_1, BUSY"})
    void faults(String token, Kind kind) throws AnswerUnknown {
        ChargeRequest request = request("order-1", token);
        assertUnknown(payments, request, kind);
        assertThat(sandbox.captures()).isEmpty();
        assertThat(payments.charge(request)).isInstanceOf(Captured.class);
    }

    @Test
    @DisplayName("a key that the provider does not take is our fault, and nobody's decline")
    void wrongKey() {
        try (StripePayments refused = payments("sk_wrong")) {
            assertUnknown(refused, request("order-1", "pm_card_visa"), Kind.CONFIGURATION)
                    .hasMessageNotContaining("sk_wrong");
        }
    }

    @Test
    @DisplayName("a provider that is not there is unknown")
    void away() throws IOException {
        sandbox.close();
        assertUnknown(payments, request("order-1", "pm_card_visa"), Kind.UNREACHED);
    }

    @Test
    @DisplayName("B4 an order is found by its id: captured, declined, or never heard of")
    void finds() throws AnswerUnknown {
        ChargeRequest captured = request("order '1'\\", "pm_card_visa");
        ChargeRequest declined = request("order-2", "pm_card_visa_chargeDeclinedLostCard");
        ProviderAnswer answer = payments.charge(captured);
        payments.charge(declined);
        assertThat(payments.find(captured)).contains(answer);
        assertThat(payments.find(declined)).contains(new Declined("lost_card", "Your card was declined."));
        assertThat(payments.find(request("order-3", "pm_card_visa"))).isEmpty();
    }

    @Test
    @DisplayName("B4 what was captured although the provider says it failed is found by looking the order up")
    void capturedButFailed() throws AnswerUnknown {
        ChargeRequest request = request("order-1", "pm_seatflow_charged500");
        assertUnknown(payments, request, Kind.PROVIDER_FAULT);
        assertThat(payments.find(request)).containsInstanceOf(Captured.class);
    }

    @Test
    @DisplayName("B4 a payment that was begun and never tried is no decline")
    void neverTried() throws AnswerUnknown {
        ChargeRequest request = request("order-1", "pm_seatflow_stored500");
        assertUnknown(payments, request, Kind.PROVIDER_FAULT);
        assertThat(payments.find(request)).isEmpty();
    }

    @Test
    @DisplayName("B4 an order that was asked for in other words before is answered by what was captured then")
    void otherWords() throws AnswerUnknown {
        ProviderAnswer first = payments.charge(request("order-1", "pm_card_visa"));
        ChargeRequest reworded =
                new ChargeRequest("order-1", "contoso", 3750, "EUR", "pm_card_visa", "three of Planner Plan 1");
        assertThat(payments.charge(reworded)).isEqualTo(first);
        assertThat(sandbox.captures("order-1")).hasSize(1);
    }

    @Test
    @DisplayName("B4 an order id that fits no header has a key of its own all the same")
    void anyOrderId() throws AnswerUnknown {
        ChargeRequest request = request("Bestellung ü\n1", "pm_card_visa");
        ProviderAnswer answer = payments.charge(request);
        assertThat(payments.charge(request)).isEqualTo(answer);
        assertThat(payments.find(request)).contains(answer);
        payments.charge(request("Bestellung ü\n2", "pm_card_visa"));
        assertThat(sandbox.captures()).hasSize(2);
    }

    private StripePayments payments(String key) {
        return payments(key, Duration.ofSeconds(10));
    }

    private StripePayments payments(String key, Duration answerTimeout) {
        return new StripePayments(
                new StripeSettings(sandbox.url(), new Secret(key), Duration.ofSeconds(2), answerTimeout));
    }

    private static ChargeRequest request(String orderId, String token) {
        return new ChargeRequest(orderId, "contoso", 3750, "EUR", token, "3 x Planner Plan 1");
    }

    private static AbstractThrowableAssert<?, ?> assertUnknown(
            StripePayments payments, ChargeRequest request, Kind kind) {
        var thrown = assertThatThrownBy(() -> payments.charge(request));
        thrown.asInstanceOf(type(AnswerUnknown.class))
                .extracting(AnswerUnknown::kind)
                .isEqualTo(kind);
        return thrown;
    }
}
