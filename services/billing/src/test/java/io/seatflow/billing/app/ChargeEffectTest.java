package io.seatflow.billing.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatflow.billing.domain.AnswerUnknown;
import io.seatflow.billing.domain.ChargeRequest;
import io.seatflow.billing.domain.ExamplePurchases;
import io.seatflow.billing.domain.Message.ChargeAnswered;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.payments.StripePayments;
import io.seatflow.billing.payments.StripeSettings;
import io.seatflow.billing.wire.AcceptedOrders;
import io.seatflow.billing.wire.LaterDues;
import io.seatflow.billing.wire.Requests;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.servers.TestServers;
import io.seatflow.servers.payments.PaymentSandbox;
import io.seatflow.workflow.Intent;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.settings.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

@DisplayName("Asking the provider for an order's money")
class ChargeEffectTest {
    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(ExamplePurchases.ACCEPTED);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final RegistryClient registry =
            new RegistryClient(RegistrySettings.at(TestServers.registry().url().toString()));
    private final AcceptedOrders orders = deployed();
    private PaymentSandbox sandbox;
    private StripePayments payments;
    private ChargeEffect effect;

    private AcceptedOrders deployed() {
        SchemaDeployment.deploy(registry);
        return new AcceptedOrders(registry);
    }

    @BeforeEach
    void start() throws IOException {
        sandbox = PaymentSandbox.start(folder, 0, clock);
        payments = new StripePayments(new StripeSettings(
                sandbox.url(), new Secret(PaymentSandbox.API_KEY), Duration.ofSeconds(2), Duration.ofSeconds(10)));
        effect = new ChargeEffect(new Requests(orders, new LaterDues(registry)), payments, clock, meters);
    }

    @AfterEach
    void stop() throws IOException {
        payments.close();
        sandbox.close();
        registry.close();
    }

    @Test
    @DisplayName("B4 an answer goes back with the order that it is about")
    void answers() throws AnswerUnknown, Malformed {
        assertThat(effect.perform(intent("pm_card_visa", 1)))
                .asInstanceOf(type(ChargeAnswered.class))
                .satisfies(answered -> {
                    assertThat(answered.purchase()).isEqualTo(ExamplePurchases.of("order-1"));
                    assertThat(answered.token()).isEqualTo("pm_card_visa");
                    assertThat(answered.answer()).isInstanceOf(ProviderAnswer.Captured.class);
                });
        assertThat(effect.perform(intent("pm_card_visa_chargeDeclined", 1, "order-2")))
                .extracting(message -> ((ChargeAnswered) message).answer())
                .isInstanceOf(ProviderAnswer.Declined.class);
        assertThat(count("captured")).isEqualTo(1);
        assertThat(count("declined")).isEqualTo(1);
    }

    @Test
    @DisplayName("B4 rule 13: an order whose key the provider has forgotten is looked up, not charged again")
    void forgottenKey() throws AnswerUnknown, Malformed {
        assertUnknown("pm_seatflow_lost_9", 1);
        clock.advance(Duration.ofHours(25));
        assertCaptured("pm_seatflow_lost_9", 2);
        assertThat(sandbox.captures("order-1")).hasSize(1);
    }

    @Test
    @DisplayName("B4 rule 13: an order that the provider never heard of is charged, however late")
    void neverHeardOf() throws AnswerUnknown, Malformed {
        Intent old = intent("pm_card_visa", 3);
        clock.advance(Duration.ofHours(30));
        effect.perform(old);
        assertThat(sandbox.captures("order-1")).hasSize(1);
    }

    @Test
    @DisplayName("B4 a capture hidden behind a failure that the provider repeats is found after some attempts")
    void hiddenCapture() throws AnswerUnknown, Malformed {
        for (int attempt = 1; attempt < 6; attempt++) {
            assertUnknown("pm_seatflow_charged500", attempt);
        }
        assertCaptured("pm_seatflow_charged500", 6);
        assertThat(sandbox.captures("order-1")).hasSize(1);
        assertThat(count("provider_fault")).isEqualTo(5);
    }

    @Test
    @DisplayName("B4 a failure that the provider repeats without having charged stays unknown as long as it does")
    void repeatedFailure() {
        assertUnknown("pm_seatflow_stored500", 1);
        clock.advance(Duration.ofHours(23));
        assertUnknown("pm_seatflow_stored500", 6);
        assertThat(sandbox.captures("order-1")).isEmpty();
    }

    @Test
    @DisplayName("B4 a capture of another amount is not the order's payment: it stays open, and an alarm rises")
    void otherAmount() throws AnswerUnknown {
        payments.charge(new ChargeRequest("order-1", "contoso", 1, "EUR", "pm_card_visa", "by somebody else"));
        assertUnknown("pm_card_visa", 1);
        assertThat(count("configuration")).isEqualTo(1);
        assertThat(sandbox.captures("order-1")).hasSize(1);
    }

    private void assertUnknown(String token, int attempt) {
        Intent intent = intent(token, attempt);
        assertThatThrownBy(() -> effect.perform(intent)).isInstanceOf(AnswerUnknown.class);
    }

    private void assertCaptured(String token, int attempt) throws AnswerUnknown, Malformed {
        assertThat(effect.perform(intent(token, attempt)))
                .extracting(message -> ((ChargeAnswered) message).answer())
                .isInstanceOf(ProviderAnswer.Captured.class);
    }

    private Intent intent(String token, int attempt) {
        return intent(token, attempt, "order-1");
    }

    private Intent intent(String token, int attempt, String orderId) {
        return new Intent(
                orderId, orders.write(ExamplePurchases.of(orderId), token), ExamplePurchases.ACCEPTED, attempt);
    }

    private double count(String answer) {
        return meters.counter("seatflow.payment.answers", "answer", answer).count();
    }
}
