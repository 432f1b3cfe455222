package io.seatflow.billing.domain;

import io.seatflow.billing.domain.Event.ChargeIntended;
import io.seatflow.billing.domain.Message.ChargeAnswered;
import io.seatflow.billing.domain.Message.OrderAccepted;
import io.seatflow.billing.domain.ProviderAnswer.Captured;
import io.seatflow.billing.domain.ProviderAnswer.Declined;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BillingDeciderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:05Z");
    private static final Payment CARD = new Payment.Card("pm_1");
    private static final Captured CAPTURED = new Captured("pi_1", 3750, "EUR", "visa", "4242");
    private static final Declined DECLINED = new Declined("insufficient_funds", "Your card has insufficient funds.");

    private final BillingDecider decider = new BillingDecider();
    private final BillingState state = new BillingState(Set.of("settled"));

    static Stream<Arguments> accepted() {
        Purchase due = ExamplePurchases.of("new");
        Purchase trial = ExamplePurchases.trial("new");
        Purchase central = ExamplePurchases.central("new");
        Purchase free = ExamplePurchases.of("new", 1, 0, false);
        Declined noCard = new Declined("no_card", "A credit card is needed to pay for this order.");
        return Stream.of(
                Arguments.of("B4 a card is charged", due, CARD, new ChargeIntended(due, "pm_1")),
                Arguments.of(
                        "C7 a trial with a card costs nothing now, and its card is kept",
                        trial,
                        CARD,
                        new Settlement.NothingDue(trial, "pm_1", NOW)),
                Arguments.of(
                        "C7 a trial without a card costs nothing",
                        trial,
                        new Payment.None(),
                        new Settlement.NothingDue(trial, null, NOW)),
                Arguments.of("a price of zero costs nothing", free, CARD, new Settlement.NothingDue(free, "pm_1", NOW)),
                Arguments.of(
                        "nothing is delivered without a card that can be charged",
                        due,
                        new Payment.None(),
                        new Settlement.Declined(due, null, noCard, NOW)),
                Arguments.of(
                        "C2 nobody pays a self-service order by invoice",
                        due,
                        new Payment.OnInvoice(),
                        new Settlement.Declined(due, null, noCard, NOW)),
                Arguments.of(
                        "C2 a central order is invoiced, and nothing is taken",
                        central,
                        new Payment.OnInvoice(),
                        new Settlement.Invoiced(central, Invoice.of(central, NOW), NOW)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    @DisplayName("B4 what follows from an accepted order")
    void acceptedOrders(String rule, Purchase purchase, Payment payment, Event expected) {
        assertThat(decider.decide(new OrderAccepted(purchase, payment), state, NOW))
                .containsExactly(expected);
    }

    @Test
    @DisplayName("B4 a captured order is paid, with an invoice of exactly what was captured")
    void captured() {
        Purchase purchase = ExamplePurchases.of("new");
        assertThat(decider.decide(new ChargeAnswered(purchase, "pm_1", CAPTURED), state, NOW))
                .singleElement()
                .isEqualTo(new Settlement.Paid(purchase, "pm_1", CAPTURED, Invoice.of(purchase, NOW), NOW));
    }

    @Test
    @DisplayName("C11 a declined order says the provider's reason")
    void declined() {
        Purchase purchase = ExamplePurchases.of("new");
        assertThat(decider.decide(new ChargeAnswered(purchase, "pm_1", DECLINED), state, NOW))
                .containsExactly(new Settlement.Declined(purchase, "pm_1", DECLINED, NOW));
    }

    @Test
    @DisplayName("B4 a settled order stays as it is, accepted or answered again")
    void settledOrders() {
        Purchase purchase = ExamplePurchases.of("settled");
        assertThat(decider.decide(new OrderAccepted(purchase, CARD), state, NOW))
                .isEmpty();
        assertThat(decider.decide(new ChargeAnswered(purchase, "pm_1", DECLINED), state, NOW))
                .isEmpty();
    }

    @Test
    @DisplayName("B4 an order accepted twice in one batch is charged once, answered twice it is settled once")
    void twiceInOneBatch() {
        Purchase purchase = ExamplePurchases.of("new");
        List<Message> twice = List.of(
                new OrderAccepted(purchase, CARD),
                new OrderAccepted(purchase, CARD),
                new ChargeAnswered(purchase, "pm_1", CAPTURED),
                new ChargeAnswered(purchase, "pm_1", DECLINED));
        List<Event> events = twice.stream()
                .flatMap(message -> {
                    List<Event> decided = decider.decide(message, state, NOW);
                    decided.forEach(state::apply);
                    return decided.stream();
                })
                .toList();
        assertThat(events).hasSize(2).first().isInstanceOf(ChargeIntended.class);
        assertThat(state.settlements()).singleElement().isInstanceOf(Settlement.Paid.class);
    }

    @Test
    @DisplayName("B4 a capture of another amount or currency is never taken for the payment of an order")
    void otherAmount() {
        Purchase purchase = ExamplePurchases.of("new");
        for (Captured other : List.of(
                new Captured("pi_1", 3749, "EUR", "visa", "4242"), new Captured("pi_1", 3750, "USD", "visa", "4242"))) {
            assertThatThrownBy(() -> decider.decide(new ChargeAnswered(purchase, "pm_1", other), state, NOW))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("order new is due 3750 EUR");
        }
    }
}
