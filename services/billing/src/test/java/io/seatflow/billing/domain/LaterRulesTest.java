package io.seatflow.billing.domain;

import io.seatflow.billing.domain.Event.PaymentIntended;
import io.seatflow.billing.domain.Event.RefundDecided;
import io.seatflow.billing.domain.Event.RefundPartIntended;
import io.seatflow.billing.domain.Event.RefundSettled;
import io.seatflow.billing.domain.Message.PaymentAnswered;
import io.seatflow.billing.domain.Message.PaymentDue;
import io.seatflow.billing.domain.Message.RefundAnswered;
import io.seatflow.billing.domain.Message.RefundDue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class LaterRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ProviderAnswer DECLINED = new ProviderAnswer.Declined("code", "No.");

    private final BillingDecider decider = new BillingDecider();
    private BillingState state = state(Map.of("order", "tok"));

    @Test
    @DisplayName("L3 a payment is taken from the order's card, once, and is on an invoice")
    void card() {
        Due due = due("p1", Due.Kind.ADD_SEATS, Channel.SELF_SERVICE, 1665);

        assertThat(send(new PaymentDue(due))).containsExactly(new PaymentIntended(due, "tok"));
        assertThat(send(new PaymentDue(due))).as("asked for again").isEmpty();
        List<Event> settled = send(new PaymentAnswered(due, captured(1665)));
        assertThat(settled.getFirst())
                .isInstanceOfSatisfying(
                        LaterSettlement.Captured.class,
                        each -> assertThat(each.invoice().totalMinor()).isEqualTo(1665));
        assertThat(send(new PaymentAnswered(due, captured(1665)))).isEmpty();
        assertThat(send(new PaymentDue(due))).as("asked for when it is settled").isEmpty();
    }

    @Test
    @DisplayName(
            "A declined payment stays so; without a card there is nothing to charge; nothing due is settled at once")
    void others() {
        Due due = due("p1", Due.Kind.RENEWAL, Channel.SELF_SERVICE, 100);
        send(new PaymentDue(due));
        assertThat(send(new PaymentAnswered(due, DECLINED)).getFirst()).isInstanceOf(LaterSettlement.Declined.class);
        assertThat(send(new PaymentAnswered(due, captured(100)))).isEmpty();

        state = state(Map.of());
        assertThat(send(new PaymentDue(due("p2", Due.Kind.RENEWAL, Channel.SELF_SERVICE, 100))))
                .hasOnlyElementsOfType(LaterSettlement.Declined.class);
        assertThat(send(new PaymentDue(due("p3", Due.Kind.ADD_SEATS, Channel.SELF_SERVICE, 0))))
                .hasOnlyElementsOfType(LaterSettlement.NothingDue.class);
    }

    @Test
    @DisplayName("C2 what was bought centrally goes on an invoice")
    void central() {
        assertThat(send(new PaymentDue(due("p1", Due.Kind.ADD_SEATS, Channel.CENTRAL, 100)))
                        .getFirst())
                .isInstanceOf(LaterSettlement.Invoiced.class);
    }

    @Test
    @DisplayName(
            "X2 a refund is taken from the newest payments, part by part, and told once when all of it is paid back")
    void refund() {
        Due refund = due("r1", Due.Kind.CANCEL, Channel.SELF_SERVICE, 1200);
        state = paid(
                new PaidSource("order", true, "pi_1", 1000, NOW.minusSeconds(100)),
                new PaidSource("p1", false, "pi_2", 500, NOW.minusSeconds(50)));

        List<Event> decided = send(new RefundDue(refund));
        assertThat(decided)
                .contains(
                        new RefundPartIntended(refund, 0, "pi_2", 500), new RefundPartIntended(refund, 1, "pi_1", 700))
                .noneMatch(RefundSettled.class::isInstance);
        assertThat(send(new RefundDue(refund))).as("asked for again").isEmpty();
        assertThat(send(new RefundAnswered(refund, 1, "re_1"))).noneMatch(RefundSettled.class::isInstance);
        assertThat(send(new RefundAnswered(refund, 1, "re_1")))
                .as("answered again")
                .isEmpty();
        List<Event> settled = send(new RefundAnswered(refund, 0, "re_2"));
        assertThat(settled.getLast()).isInstanceOfSatisfying(RefundSettled.class, each -> {
            assertThat(each.amountMinor()).isEqualTo(1200);
            assertThat(Objects.requireNonNull(each.invoice()).totalMinor()).isEqualTo(-1200);
        });
    }

    @Test
    @DisplayName("B3 never more is paid back than was paid, however often it is asked for")
    void neverMore() {
        state = paid(new PaidSource("order", true, "pi_1", 1000, NOW));

        assertThat(amount(send(new RefundDue(due("r1", Due.Kind.REMOVE_SEATS, Channel.SELF_SERVICE, 800)))))
                .isEqualTo(800);
        assertThat(amount(send(new RefundDue(due("r2", Due.Kind.CANCEL, Channel.SELF_SERVICE, 800)))))
                .isEqualTo(200);
        List<Event> nothing = send(new RefundDue(due("r3", Due.Kind.CANCEL, Channel.SELF_SERVICE, 800)));
        assertThat(nothing.getLast())
                .isInstanceOfSatisfying(
                        RefundSettled.class,
                        each -> assertThat(each.amountMinor()).isZero());
    }

    @Test
    @DisplayName("C2 what was only invoiced is credited, and nothing is paid back")
    void credited() {
        state = paid(new PaidSource("order", true, null, 1000, NOW));

        List<Event> events = send(new RefundDue(due("r1", Due.Kind.CANCEL, Channel.CENTRAL, 300)));

        assertThat(events).noneMatch(RefundPartIntended.class::isInstance);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        RefundSettled.class,
                        each -> assertThat(each.amountMinor()).isEqualTo(300));
    }

    private static long amount(List<Event> events) {
        return ((RefundDecided) events.getFirst())
                .parts().stream().mapToLong(RefundPart::amountMinor).sum();
    }

    private static BillingState state(Map<String, String> tokens) {
        return new BillingState(Set.of(), new LaterState(Set.of(), tokens, Map.of(), Map.of()));
    }

    private static BillingState paid(PaidSource... sources) {
        return new BillingState(
                Set.of(), new LaterState(Set.of(), Map.of(), Map.of(), Map.of("order", List.of(sources))));
    }

    private List<Event> send(Message message) {
        List<Event> events = decider.decide(message, state, NOW);
        events.forEach(state::apply);
        return events;
    }

    private static ProviderAnswer captured(long amount) {
        return new ProviderAnswer.Captured("pi_9", amount, "EUR", "visa", "4242");
    }

    private static Due due(String id, Due.Kind kind, Channel channel, long net) {
        return new Due(
                id,
                kind,
                "order",
                "subscription",
                "contoso",
                "paula",
                "P1",
                "Product",
                channel,
                3,
                999,
                net,
                "EUR",
                NOW,
                NOW.plusSeconds(1000));
    }
}
