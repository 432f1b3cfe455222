package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.PaymentOpened;
import io.seatflow.licensing.domain.Event.PaymentRefused;
import io.seatflow.licensing.domain.Event.RefundOpened;
import io.seatflow.licensing.domain.Event.SeatsAssigned;
import io.seatflow.licensing.domain.Event.SeatsChanged;
import io.seatflow.licensing.domain.PaymentAnswer.PaymentSettled;
import io.seatflow.licensing.domain.SubscriptionCommand.ChangeSeats;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

import static io.seatflow.licensing.domain.SubscriptionRulesTest.only;
import static io.seatflow.licensing.domain.SubscriptionRulesTest.refusal;
import static org.assertj.core.api.Assertions.assertThat;

class QuantityRulesTest {
    private final World world = World.withPurchaser();

    @Test
    @DisplayName(
            "L3 the new total is named: 100 and 5 more is 105, charged for the rest of the term, then usable at once")
    void moreSeats() {
        SubscriptionId id = world.bought(100);
        world.pass(Duration.ofDays(20));

        List<Event> asked = world.change(id, 105);

        assertThat(only(PaymentOpened.class, asked).payment()).satisfies(payment -> {
            assertThat(payment.seats()).isEqualTo(5);
            assertThat(payment.netMinor()).isEqualTo(5 * 999 / 3);
        });
        assertThat(world.subscription(id).quantity())
                .as("no seat before it is paid")
                .isEqualTo(100);
        world.startNextBatch();
        SeatsChanged changed = only(SeatsChanged.class, world.settle());
        assertThat(changed.before()).isEqualTo(100);
        assertThat(changed.quantity()).isEqualTo(105);
        assertThat(changed.amountMinor()).isEqualTo(1665);
        assertThat(world.subscription(id).quantity()).isEqualTo(105);
        assertThat(world.state().payments().open().ids()).isEmpty();
    }

    @Test
    @DisplayName("L3 a declined card adds no seat, the provider's words are told, and the next change may come")
    void declined() {
        SubscriptionId id = world.bought(1);
        world.change(id, 2);

        PaymentRefused refused = only(PaymentRefused.class, world.decline());

        assertThat(refused.reason()).isEqualTo(RefusalReason.PAYMENT_DECLINED);
        assertThat(refused.detail()).isEqualTo("Your card was declined.");
        assertThat(world.subscription(id).quantity()).isEqualTo(1);
        assertThat(world.change(id, 2)).anyMatch(PaymentOpened.class::isInstance);
    }

    @Test
    @DisplayName("L3 while a change is being paid another is refused, but seats can be assigned")
    void oneAtATime() {
        SubscriptionId id = world.bought(1);
        world.users("ada");
        world.change(id, 2);

        assertThat(refusal(world.change(id, 3))).isEqualTo(RefusalReason.CHANGE_IN_PROGRESS);
        assertThat(refusal(world.cancel(id))).isEqualTo(RefusalReason.CHANGE_IN_PROGRESS);
        assertThat(refusal(world.recurring(id, false))).isEqualTo(RefusalReason.CHANGE_IN_PROGRESS);
        assertThat(world.send(world.assign(id, "ada")).getFirst()).isInstanceOf(SeatsAssigned.class);
    }

    @Test
    @DisplayName("L3 a payment that is never answered is given up after a day; what comes later is refunded")
    void neverAnswered() {
        SubscriptionId id = world.bought(1);
        world.change(id, 2);
        OpenPayment payment = world.onlyOpen();
        world.pass(Duration.ofHours(24));
        assertThat(world.sweepEvents()).isEmpty();
        world.pass(Duration.ofMinutes(1));

        assertThat(only(PaymentRefused.class, world.sweepEvents()).reason())
                .isEqualTo(RefusalReason.PAYMENT_UNANSWERED);
        assertThat(world.sweepEvents()).as("once").isEmpty();
        assertThat(refusal(world.change(id, 0)))
                .as("it can be changed again")
                .isEqualTo(RefusalReason.INVALID_QUANTITY);

        List<Event> late = world.send(new PaymentSettled(payment.id(), payment.netMinor()));
        assertThat(only(RefundOpened.class, late).refund().netMinor()).isEqualTo(payment.netMinor());
        assertThat(world.subscription(id).quantity()).isEqualTo(1);
        assertThat(world.send(new PaymentSettled(payment.id(), payment.netMinor())))
                .isEmpty();
    }

    @Test
    @DisplayName("Paid when the subscription is gone: all of it goes back, and who asked is told")
    void paidForNothing() {
        SubscriptionId id = world.bought(1);
        world.change(id, 2);
        world.put(world.subscription(id)
                .change()
                .status(SubscriptionStatus.DELETED)
                .at(World.NOW));

        List<Event> events = world.settle();

        assertThat(only(RefundOpened.class, events).refund().netMinor()).isEqualTo(999);
        assertThat(only(PaymentRefused.class, events).reason()).isEqualTo(RefusalReason.SUBSCRIPTION_NOT_ACTIVE);
    }

    @Test
    @DisplayName("L4 within 7 days of the purchase seats go at once, and what is left of the term is refunded by day")
    void fewerSeatsEarly() {
        SubscriptionId id = world.bought(10);
        world.pass(Duration.ofDays(6));

        List<Event> events = world.change(id, 6);

        assertThat(world.subscription(id).quantity()).isEqualTo(6);
        assertThat(only(SeatsChanged.class, events).scheduled()).isFalse();
        // 4 x 999 x 24 / 30 is 3196.8
        assertThat(only(SeatsChanged.class, events).amountMinor()).isEqualTo(-3197);
        assertThat(only(RefundOpened.class, events).refund().netMinor()).isEqualTo(3197);
    }

    @Test
    @DisplayName("L4 later they go with the renewal, and the last total named counts")
    void fewerSeatsLate() {
        SubscriptionId id = world.bought(10);
        world.pass(Duration.ofDays(7));

        List<Event> events = world.change(id, 6);

        assertThat(only(SeatsChanged.class, events).scheduled()).isTrue();
        assertThat(events).noneMatch(RefundOpened.class::isInstance);
        assertThat(world.subscription(id).quantity()).isEqualTo(10);
        assertThat(world.subscription(id).scheduledQuantity()).isEqualTo(6);
        world.change(id, 10);
        assertThat(world.subscription(id).scheduledQuantity()).isNull();
    }

    @Test
    @DisplayName("L4 seats added not long ago go at once, with a refund, but no more of them than were added")
    void addedSeats() {
        SubscriptionId id = world.bought(10);
        world.pass(Duration.ofDays(20));
        world.change(id, 14);
        world.settle();
        world.pass(Duration.ofDays(3));

        assertThat(only(SeatsChanged.class, world.change(id, 11)).scheduled()).isFalse();
        assertThat(world.subscription(id).quantity()).isEqualTo(11);
        assertThat(only(SeatsChanged.class, world.change(id, 9)).scheduled())
                .as("one of the four is left")
                .isTrue();
        assertThat(only(SeatsChanged.class, world.change(id, 10)).scheduled()).isFalse();
        assertThat(world.state().payments().added().ids()).isEmpty();
    }

    @Test
    @DisplayName("L4 the new total is not below the assigned seats")
    void assignedSeats() {
        SubscriptionId id = world.bought(5);
        world.send(world.assign(id, world.team(3)));

        assertThat(refusal(world.change(id, 2))).isEqualTo(RefusalReason.SEATS_ASSIGNED);
        world.change(id, 3);
        assertThat(world.subscription(id).quantity()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
    @DisplayName("C10 a total is 1 to 10 000")
    void impossible(int quantity) {
        SubscriptionId id = world.bought(5);

        assertThat(refusal(world.change(id, quantity))).isEqualTo(RefusalReason.INVALID_QUANTITY);
    }

    @Test
    @DisplayName("C7 a trial gets no more seats, and fewer without a refund")
    void trial() {
        SubscriptionId id = world.trial(true);

        assertThat(refusal(world.change(id, 26))).isEqualTo(RefusalReason.TRIAL_SEATS_FIXED);
        assertThat(world.change(id, 5)).noneMatch(RefundOpened.class::isInstance);
        assertThat(world.subscription(id).quantity()).isEqualTo(5);
    }

    @Test
    @DisplayName("C9 the same command again has no second effect, another of its id is given up")
    void sameCommandAgain() {
        SubscriptionId id = world.bought(1);
        UserId purchaser = new UserId(World.TENANT, World.PURCHASER);
        ChangeSeats command = new ChangeSeats(world.nextCommand(World.TENANT), id.toString(), 2, purchaser);
        world.send(command);
        world.settle();
        world.startNextBatch();

        assertThat(world.send(command)).isEmpty();
        ChangeSeats other = new ChangeSeats(command.id(), id.toString(), 3, purchaser);
        assertThat(world.send(other)).containsExactly(new Event.CommandIdReused(other));
    }
}
