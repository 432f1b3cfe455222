package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.PaymentOpened;
import io.seatflow.licensing.domain.Event.PaymentRefused;
import io.seatflow.licensing.domain.Event.RefundOpened;
import io.seatflow.licensing.domain.Event.SubscriptionCancelled;
import io.seatflow.licensing.domain.Event.SubscriptionStateChanged;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static io.seatflow.licensing.domain.SubscriptionRulesTest.only;
import static io.seatflow.licensing.domain.SubscriptionRulesTest.refusal;
import static io.seatflow.licensing.domain.SubscriptionStatus.ACTIVE;
import static io.seatflow.licensing.domain.SubscriptionStatus.DELETED;
import static io.seatflow.licensing.domain.SubscriptionStatus.DISABLED;
import static io.seatflow.licensing.domain.SubscriptionStatus.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

class LifeCycleTest {
    private final World world = World.withPurchaser();

    @Test
    @DisplayName("C6 a year of a monthly subscription: twelve renewals, each paid before it counts, term by term")
    void aYear() {
        SubscriptionId id = world.bought(10);
        int renewals = 0;
        for (int day = 0; day < 365; day++) {
            world.pass(Duration.ofDays(1));
            List<Event> events = world.sweepEvents();
            if (!events.isEmpty()) {
                assertThat(only(PaymentOpened.class, events).payment().netMinor())
                        .isEqualTo(9990);
                assertThat(world.sweepEvents()).as("asked for once").isEmpty();
                Instant end = world.subscription(id).endsAt();
                world.settle();
                assertThat(world.subscription(id).startsAt()).isEqualTo(end);
                renewals++;
            }
        }
        assertThat(renewals).isEqualTo(12);
        assertThat(world.subscription(id).endsAt()).isEqualTo(Instant.parse("2027-12-21T10:00:00Z"));
        assertThat(world.subscription(id).status()).isEqualTo(ACTIVE);
    }

    @Test
    @DisplayName("X3 not renewed: 30 days expired, 90 days disabled, then gone with its licences, without a refund")
    void toTheEnd() {
        SubscriptionId id = world.bought(5);
        world.send(world.assign(id, world.team(2)));
        world.recurring(id, false);

        world.pass(Duration.ofDays(30));
        assertThat(only(SubscriptionStateChanged.class, world.sweepEvents()).before())
                .isEqualTo(ACTIVE);
        assertThat(world.subscription(id).status()).isEqualTo(EXPIRED);
        assertThat(world.holders(id)).hasSize(2);
        world.pass(Duration.ofDays(30).minusSeconds(1));
        assertThat(world.sweepEvents()).isEmpty();
        world.pass(Duration.ofSeconds(1));
        world.sweep();
        assertThat(world.subscription(id).status()).isEqualTo(DISABLED);
        assertThat(refusal(world.send(world.assign(id, "u1")))).isEqualTo(RefusalReason.SUBSCRIPTION_NOT_ASSIGNABLE);
        world.pass(Duration.ofDays(90).minusSeconds(1));
        assertThat(world.sweepEvents()).isEmpty();
        world.pass(Duration.ofSeconds(1));

        List<Event> last = world.sweepEvents();
        assertThat(only(SubscriptionCancelled.class, last)).satisfies(cancelled -> {
            assertThat(cancelled.ending()).isEqualTo(new Ending.LifeOver());
            assertThat(cancelled.usersWithoutSeat()).isEqualTo(2);
        });
        assertThat(last).noneMatch(RefundOpened.class::isInstance);
        assertThat(world.subscription(id).status()).isEqualTo(DELETED);
        assertThat(world.holders(id)).isEmpty();
        world.pass(Duration.ofDays(1000));
        assertThat(world.sweepEvents()).isEmpty();
    }

    @Test
    @DisplayName("L4 the renewal is at the scheduled number of seats, but takes none from a user")
    void scheduled() {
        SubscriptionId id = world.bought(10);
        world.pass(Duration.ofDays(10));
        world.change(id, 4);
        world.send(world.assign(id, world.team(6)));
        world.pass(Duration.ofDays(20));

        PaymentOpened opened = only(PaymentOpened.class, world.sweepEvents());

        assertThat(opened.payment().seats()).isEqualTo(6);
        assertThat(world.subscription(id).quantity())
                .as("no unpaid seat is left to assign")
                .isEqualTo(6);
        world.settle();
        assertThat(world.subscription(id).quantity()).isEqualTo(6);
        assertThat(world.subscription(id).scheduledQuantity()).isNull();
    }

    @Test
    @DisplayName("A renewal that is declined, or never answered, ends in EXPIRED")
    void unpaid() {
        SubscriptionId declined = world.bought(1);
        world.pass(Duration.ofDays(30));
        world.sweep();
        world.decline();
        assertThat(world.subscription(declined).status()).isEqualTo(EXPIRED);

        SubscriptionId unanswered = world.bought(1);
        world.pass(Duration.ofDays(31));
        world.sweep();
        assertThat(world.subscription(unanswered).status()).isEqualTo(ACTIVE);
        world.pass(Duration.ofHours(25));
        world.sweep();
        assertThat(world.subscription(unanswered).status()).isEqualTo(EXPIRED);
    }

    @Test
    @DisplayName("X3 an expired or disabled subscription lives again by paying for a term from now on")
    void reactivated() {
        SubscriptionId id = world.bought(3);
        assertThat(refusal(world.reactivate(id))).isEqualTo(RefusalReason.SUBSCRIPTION_NOT_EXPIRED);
        world.recurring(id, false);
        world.pass(Duration.ofDays(70));
        world.sweep();
        world.sweep();
        assertThat(world.subscription(id).status()).isEqualTo(DISABLED);

        assertThat(only(PaymentOpened.class, world.reactivate(id)).payment().netMinor())
                .isEqualTo(2997);
        assertThat(only(PaymentRefused.class, world.decline()).reason()).isEqualTo(RefusalReason.PAYMENT_DECLINED);
        assertThat(world.subscription(id).status()).isEqualTo(DISABLED);
        world.reactivate(id);
        SubscriptionStateChanged back = only(SubscriptionStateChanged.class, world.settle());
        assertThat(back.asked()).isNotNull();
        assertThat(world.subscription(id)).satisfies(active -> {
            assertThat(active.status()).isEqualTo(ACTIVE);
            assertThat(active.startsAt()).isEqualTo(world.now());
            assertThat(active.recurring()).isTrue();
        });
    }

    @Test
    @DisplayName("C7 a trial with a card becomes a paid subscription; one without lapses")
    void trials() {
        SubscriptionId withCard = world.trial(true);
        SubscriptionId without = world.trial(false);
        assertThat(world.subscription(without).recurring()).isFalse();
        world.pass(Duration.ofDays(30));
        world.sweep();

        assertThat(world.subscription(without).status()).isEqualTo(EXPIRED);
        assertThat(world.onlyOpen().netMinor()).isEqualTo(25 * 999);
        world.settle();
        assertThat(world.subscription(withCard).purchase().trial()).isFalse();
        assertThat(world.subscription(withCard).status()).isEqualTo(ACTIVE);
    }

    @Test
    @DisplayName("Rule 15: while users are moved here it is renewed but does not end; what is frozen waits")
    void takeovers() {
        SubscriptionId target = world.bought(3);
        SubscriptionId source = world.bought(3);
        world.recurring(target, false);
        world.put(world.subscription(target).change().reserved(2).movesIn(1).at(World.NOW));
        world.put(world.subscription(source).change().takeover("takeover-1").at(World.NOW));
        world.pass(Duration.ofDays(200));

        assertThat(world.sweepEvents()).isEmpty();
        world.put(world.subscription(target).change().recurring(true).at(World.NOW));
        world.sweep();
        world.decline();
        assertThat(world.subscription(target).status()).isEqualTo(ACTIVE);
        assertThat(world.sweepEvents()).as("not charged again and again").isEmpty();
        world.put(world.subscription(target).change().reserved(0).movesIn(0).at(World.NOW));
        world.sweep();
        assertThat(world.subscription(target).status()).isEqualTo(EXPIRED);
    }

    @Test
    @DisplayName("L9 the purchaser leaves: the subscription stays, is renewed, and its users keep their seats")
    void leaver() {
        SubscriptionId id = world.bought(3);
        world.send(world.assign(id, world.team(2)));
        world.delete(World.PURCHASER);
        world.pass(Duration.ofDays(30));
        world.sweep();
        world.settle();

        assertThat(world.subscription(id).status()).isEqualTo(ACTIVE);
        assertThat(world.holders(id)).hasSize(2);
        assertThat(refusal(world.cancel(id))).isEqualTo(RefusalReason.NOT_PURCHASER);
    }
}
