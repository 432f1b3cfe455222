package io.seatflow.checkout.domain;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogueDecisionsTest {
    private static final Product OLD = Example.POWER_BI.withVersion(3);
    private static final Product NEW = Example.product("CFQ7TTC0H9MP", "Power BI Pro (new)", false, Set.of("IN"));

    @Test
    @DisplayName("C3 only what differs in the file changes, and its version grows")
    void load() {
        CheckoutState state = state(OLD, Example.PROJECT);

        assertThat(decide(
                        new Message.CatalogueLoaded(List.of(NEW.withVersion(0), Example.PROJECT, Example.TEAMS)),
                        state))
                .containsExactly(
                        new Event.ProductChanged(NEW.withVersion(4)),
                        new Event.ProductChanged(Example.TEAMS.withVersion(1)));
        assertThat(decide(new Message.CatalogueLoaded(List.of(NEW, Example.PROJECT, Example.TEAMS)), state))
                .isEmpty();
    }

    @Test
    @DisplayName("E9 what the file no longer lists is withdrawn, once, and can come back")
    void withdraw() {
        CheckoutState state = state(OLD, Example.PROJECT);
        Message without = new Message.CatalogueLoaded(List.of(Example.PROJECT));

        assertThat(decide(without, state))
                .containsExactly(new Event.ProductChanged(OLD.withdrawn().withVersion(4)));
        assertThat(decide(without, state)).isEmpty();
        assertThat(state.catalogue().offered()).containsExactly(Example.PROJECT);
        assertThat(decide(new Message.CatalogueLoaded(List.of(OLD, Example.PROJECT)), state))
                .containsExactly(new Event.ProductChanged(OLD.withVersion(5)));
    }

    @Test
    @DisplayName("Rule 14: an older state that came last is followed by the present one")
    void republish() {
        CheckoutState state = state(OLD);

        assertThat(decide(new Message.ProductSeen(NEW.withVersion(2)), state))
                .containsExactly(new Event.ProductRepublished(OLD));
        assertThat(decide(new Message.ProductSeen(OLD), state)).isEmpty();
        assertThat(decide(new Message.ProductDeletionSeen(OLD.id()), state))
                .containsExactly(new Event.ProductRepublished(OLD));
        assertThat(decide(new Message.ProductDeletionSeen("never"), state)).isEmpty();
    }

    @Test
    @DisplayName("Rule 14: after a lost database, versions go on above those that were published")
    void restore() {
        CheckoutState lost = state();
        assertThat(decide(new Message.ProductSeen(OLD), lost)).containsExactly(new Event.ProductRestored(OLD));

        CheckoutState loadedFirst = state(NEW.withVersion(1));
        assertThat(decide(new Message.ProductSeen(OLD), loadedFirst))
                .containsExactly(new Event.ProductChanged(NEW.withVersion(4)));
    }

    @Test
    @DisplayName("C3 an inquiry is judged as the order that shows the price in force")
    void inquiry() {
        Catalogue catalogue = new Example().catalogue;
        Inquiry euros = new Inquiry("contoso", "ada@contoso.example", OLD.id(), 2, Term.MONTHLY, false, "EUR");
        Inquiry any = new Inquiry("contoso", "ada@contoso.example", OLD.id(), 2, Term.YEARLY, false, null);
        Inquiry trial = new Inquiry("contoso", "ada@contoso.example", Example.TEAMS.id(), 2, Term.MONTHLY, true, null);

        assertThat(euros.order(catalogue))
                .returns(950L, Order::unitPriceMinor)
                .returns("EUR", Order::currency)
                .returns(PaymentMethod.CARD, Order::payment);
        assertThat(any.order(catalogue)).returns(10_000L, Order::unitPriceMinor).returns("USD", Order::currency);
        assertThat(trial.order(catalogue)).returns(PaymentMethod.NONE, Order::payment);
        for (Inquiry inquiry : List.of(euros, any, trial)) {
            Order order = inquiry.order(catalogue);
            assertThat(Eligibility.firstRefusal(new Example().state().situation(order, Policy.ENABLED)))
                    .isNull();
        }
    }

    private static CheckoutState state(Product... products) {
        return new CheckoutState(new Directory(), new Catalogue(1, List.of(products)), Map.of(), Map.of());
    }

    private static List<Event> decide(Message message, CheckoutState state) {
        return Example.decide(message, state, Policy.ENABLED);
    }
}
