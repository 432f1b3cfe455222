package io.seatflow.checkout.domain;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class OrderDecisionsTest {
    private static final UUID SUBSCRIPTION = UUID.fromString("0195b2a0-0000-7000-8000-000000000001");

    private final Example example = new Example();

    @Test
    @DisplayName("C4 an accepted order names its purchaser as the directory knows them, and has no outcome yet")
    void accepts() {
        List<Event> events = place(example.state(), "order-1");

        assertThat(events)
                .containsExactly(new Event.OrderAccepted(
                        example.order(), example.order().fingerprint(), example.buyer(), "Power BI Pro", Example.NOW));
    }

    @Test
    @DisplayName("C5 the same buyer can buy more of the same product with another order")
    void buysAgain() {
        CheckoutState state = example.state();

        assertThat(place(state, "order-1")).hasOnlyElementsOfType(Event.OrderAccepted.class);
        assertThat(place(state, "order-2")).hasOnlyElementsOfType(Event.OrderAccepted.class);
    }

    @Test
    @DisplayName("C9 the same order again changes nothing, in the same batch and after its outcome")
    void sameAgain() {
        CheckoutState state = example.state();
        place(state, "order-1");
        assertThat(place(state, "order-1")).isEmpty();

        example.decide(created("order-1", "contoso"), state);
        assertThat(place(state, "order-1")).isEmpty();
    }

    @Test
    @DisplayName("C9 a rejected order again gets no second outcome, even where it would be accepted now")
    void rejectedAgain() {
        CheckoutState state = example.state();
        state.directory().removeTenant("contoso");
        assertThat(rejection(place(state, "order-1")).reason()).isEqualTo(Reason.UNKNOWN_TENANT);

        state.directory().put(example.tenant());
        assertThat(place(state, "order-1")).isEmpty();
    }

    @ParameterizedTest(name = "another {0}")
    @MethodSource("otherContents")
    @DisplayName("C9 an id used again for other content changes nothing and is told apart")
    void otherContent(String field, Consumer<Example> change) {
        CheckoutState state = example.state();
        place(state, "order-1");
        change.accept(example);

        assertThat(place(state, "order-1")).as(field).containsExactly(new Event.OrderIdReused("order-1"));
    }

    static Stream<Arguments> otherContents() {
        return Stream.of(
                other("product", e -> e.productId = Example.TEAMS.id()),
                other("quantity", e -> e.quantity = 6),
                other("price", e -> e.unitPriceMinor = 1_001),
                other("currency", e -> e.currency = "EUR"),
                other("term", e -> e.term = Term.YEARLY),
                other("kind", e -> e.trial = true),
                other("payment", e -> e.payment = PaymentMethod.INVOICE),
                other("token", e -> e.paymentToken = "pm_other"),
                other("token: none", e -> e.paymentToken = null),
                other("acceptance", e -> e.termsAccepted = false));
    }

    @Test
    @DisplayName("C9 fields that run together are still told apart")
    void fingerprintsFieldByField() {
        Order order = example.order();
        Order one = with(order, "ab", "c");
        Order other = with(order, "a", "bc");

        assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
    }

    @Test
    @DisplayName("C7 a second trial in the same batch is refused")
    void secondTrial() {
        example.trial = true;
        CheckoutState state = example.state();
        place(state, "order-1");

        assertThat(rejection(place(state, "order-2")).reason()).isEqualTo(Reason.TRIAL_NOT_AVAILABLE);
    }

    @Test
    @DisplayName("C7 a trial whose payment was declined does not count")
    void declinedTrial() {
        example.trial = true;
        CheckoutState state = example.state();
        place(state, "order-1");
        example.decide(declined("order-1", "contoso"), state);

        assertThat(place(state, "order-2")).hasOnlyElementsOfType(Event.OrderAccepted.class);
    }

    @Test
    @DisplayName("C3 the outcome of a changed price names the present one in the order's currency")
    void priceChanged() {
        example.unitPriceMinor = 949;
        example.currency = "EUR";

        Outcome outcome = rejection(place(example.state(), "order-1"));

        assertThat(outcome.reason()).isEqualTo(Reason.PRICE_CHANGED);
        assertThat(outcome.price()).isEqualTo(new Money(950, "EUR"));
        assertThat(outcome.message()).contains("€9.50");
    }

    @Test
    @DisplayName("C3 in a currency that is not offered, the outcome names the product's first price")
    void currencyNotOffered() {
        example.currency = "JPY";

        Outcome outcome = rejection(place(example.state(), "order-1"));

        assertThat(outcome.reason()).isEqualTo(Reason.PRICE_CHANGED);
        assertThat(outcome.price()).isEqualTo(new Money(1_000, "USD"));
    }

    @Test
    @DisplayName("C11 any other refusal repeats the order's own price")
    void repeatsPrice() {
        example.quantity = 0;
        example.unitPriceMinor = -5;

        assertThat(rejection(place(example.state(), "order-1")).price()).isEqualTo(new Money(-5, "USD"));
    }

    @Test
    @DisplayName("C11 a subscription completes its order, once")
    void completes() {
        CheckoutState state = example.state();
        place(state, "order-1");

        List<Event> events = example.decide(created("order-1", "contoso"), state);

        Outcome outcome = ended(events);
        assertThat(outcome.reason()).isNull();
        assertThat(outcome.subscriptionId()).isEqualTo(SUBSCRIPTION);
        assertThat(outcome.price()).isEqualTo(new Money(1_000, "USD"));
        assertThat(outcome.message()).isEqualTo("Your purchase is complete: 5 seats of Power BI Pro can be used now.");
        assertThat(example.decide(created("order-1", "contoso"), state)).isEmpty();
        assertThat(example.decide(declined("order-1", "contoso"), state)).isEmpty();
    }

    @Test
    @DisplayName("C11 a declined card rejects the order with the provider's reason, once")
    void declines() {
        CheckoutState state = example.state();
        place(state, "order-1");

        Outcome outcome = ended(example.decide(declined("order-1", "contoso"), state));

        assertThat(outcome.reason()).isEqualTo(Reason.PAYMENT_DECLINED);
        assertThat(outcome.message()).contains("Your card has insufficient funds.");
        assertThat(example.decide(declined("order-1", "contoso"), state)).isEmpty();
        assertThat(example.decide(created("order-1", "contoso"), state)).isEmpty();
    }

    @Test
    @DisplayName("C11 where the provider says nothing, its code is the reason")
    void declinesWithoutWords() {
        CheckoutState state = example.state();
        place(state, "order-1");

        Message silent = new Message.PaymentDeclined("order-1", "contoso", "do_not_honor", " ");

        assertThat(ended(example.decide(silent, state)).message()).contains("do_not_honor");
    }

    @Test
    @DisplayName("C11 what other services say of an order rejected here changes nothing")
    void lateForRejected() {
        example.termsAccepted = false;
        CheckoutState state = example.state();
        place(state, "order-1");

        assertThat(example.decide(created("order-1", "contoso"), state)).isEmpty();
        assertThat(example.decide(declined("order-1", "contoso"), state)).isEmpty();
    }

    @Test
    @DisplayName("C11 an order that nobody placed cannot end, nor can one of another tenant (A6)")
    void unknownOrder() {
        CheckoutState state = example.state();
        place(state, "order-1");

        assertThat(example.decide(created("order-9", "contoso"), state))
                .containsExactly(new Event.OrderNotKnown("order-9", "contoso"));
        assertThat(example.decide(declined("order-9", "contoso"), state))
                .containsExactly(new Event.OrderNotKnown("order-9", "contoso"));
        assertThat(example.decide(created("order-1", "fabrikam"), state))
                .containsExactly(new Event.OrderNotKnown("order-1", "fabrikam"));
    }

    @Test
    @DisplayName("Times are kept to the millisecond")
    void truncates() {
        List<Event> events = new CheckoutDecider(Policy.ENABLED)
                .decide(new Message.OrderPlaced(example.order()), example.state(), Example.NOW.plusNanos(999_999));

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.OrderAccepted.class,
                        accepted -> assertThat(accepted.acceptedAt()).isEqualTo(Example.NOW));
    }

    private List<Event> place(CheckoutState state, String id) {
        return example.decide(new Message.OrderPlaced(example.order(id)), state);
    }

    private static Message created(String orderId, String tenantId) {
        return new Message.SubscriptionCreated(
                orderId, tenantId, SUBSCRIPTION, "Power BI Pro", 5, false, new Money(1_000, "USD"), Example.NOW);
    }

    private static Message declined(String orderId, String tenantId) {
        return new Message.PaymentDeclined(
                orderId, tenantId, "insufficient_funds", "Your card has insufficient funds.");
    }

    private static Outcome rejection(List<Event> events) {
        assertThat(events).singleElement().isInstanceOf(Event.OrderRejected.class);
        return ((Event.OrderRejected) events.getFirst()).outcome();
    }

    private static Outcome ended(List<Event> events) {
        assertThat(events).singleElement().isInstanceOf(Event.OrderEnded.class);
        return ((Event.OrderEnded) events.getFirst()).outcome();
    }

    private static Order with(Order order, String email, String productId) {
        return new Order(
                order.id(),
                order.tenantId(),
                email,
                productId,
                order.quantity(),
                order.unitPriceMinor(),
                order.currency(),
                order.term(),
                order.trial(),
                order.payment(),
                order.paymentToken(),
                order.termsAccepted(),
                order.storefront());
    }

    private static Arguments other(String field, Consumer<Example> change) {
        return Arguments.of(field, change);
    }
}
