package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.DirectoryChange.DelegationChanged;
import io.seatflow.licensing.domain.DirectoryChange.DelegationDeleted;
import io.seatflow.licensing.domain.Event.CommandRefused;
import io.seatflow.licensing.domain.Event.RecurringBillingSet;
import io.seatflow.licensing.domain.Event.RefundOpened;
import io.seatflow.licensing.domain.Event.SeatsAssigned;
import io.seatflow.licensing.domain.Event.SubscriptionCancelled;
import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionRulesTest {
    private static final UserId PARTNER = new UserId("partner", "pia");

    private final World world = World.withPurchaser();

    @Test
    @DisplayName("X1, X2 cancelled within 7 days: deleted at once, users lose their seats, the rest is refunded by day")
    void cancelledEarly() {
        SubscriptionId id = world.bought(10);
        world.send(world.assign(id, world.team(3)));
        world.pass(Duration.ofDays(2));

        List<Event> events = world.cancel(id);

        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.DELETED);
        assertThat(world.subscription(id).assigned()).isZero();
        assertThat(world.holders(id)).isEmpty();
        assertThat(only(SubscriptionCancelled.class, events)).satisfies(cancelled -> {
            assertThat(cancelled.usersWithoutSeat()).isEqualTo(3);
            assertThat(cancelled.refundMinor()).isEqualTo(10 * 999 * 28 / 30);
        });
        assertThat(only(RefundOpened.class, events).refund()).satisfies(refund -> {
            assertThat(refund.netMinor()).isEqualTo(9324);
            assertThat(refund.seats()).isEqualTo(10);
        });
        assertThat(world.state().cancellations())
                .extracting(CancelSubscription::feedback)
                .containsExactly("Thanks.");
    }

    @Test
    @DisplayName("X2 cancelled later: it runs to its end and is not renewed")
    void cancelledLate() {
        SubscriptionId id = world.bought(10);
        world.pass(Duration.ofDays(7));

        List<Event> events = world.cancel(id);

        assertThat(only(RecurringBillingSet.class, events).subscription().recurring())
                .isFalse();
        assertThat(events).noneMatch(RefundOpened.class::isInstance);
        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    @DisplayName("X4 cancelling one of several subscriptions of a product leaves the others alone")
    void othersStay() {
        SubscriptionId one = world.bought(1);
        SubscriptionId other = world.bought(1);
        world.users("ada");
        world.send(world.assign(one, "ada"));
        world.send(world.assign(other, "ada"));
        Subscription before = world.subscription(other);

        world.cancel(one);

        assertThat(world.subscription(other)).isEqualTo(before);
        assertThat(world.holders(other)).containsExactly("ada");
    }

    @Test
    @DisplayName("X1 a reason is required and must be one of the contract's; a cancelled one is not cancelled again")
    void reasons() {
        SubscriptionId id = world.bought(1);
        UserId purchaser = new UserId(World.TENANT, World.PURCHASER);
        CommandId command = world.nextCommand(World.TENANT);

        assertThat(refusal(world.send(new CancelSubscription(command, id.toString(), "BECAUSE", null, purchaser))))
                .isEqualTo(RefusalReason.INVALID_REASON);
        world.cancel(id);
        assertThat(refusal(world.cancel(id))).isEqualTo(RefusalReason.SUBSCRIPTION_NOT_ACTIVE);
    }

    @Test
    @DisplayName(
            "X5 recurring billing is turned off and on while active; the same again is answered and changes nothing")
    void recurring() {
        SubscriptionId id = world.bought(1);

        world.recurring(id, false);
        long version = world.subscription(id).version();
        assertThat(only(RecurringBillingSet.class, world.recurring(id, false))
                        .subscription()
                        .recurring())
                .isFalse();
        assertThat(world.subscription(id).version()).isEqualTo(version);
        world.recurring(id, true);
        assertThat(world.subscription(id).recurring()).isTrue();
        world.put(world.subscription(id)
                .change()
                .status(SubscriptionStatus.EXPIRED)
                .at(World.NOW));
        assertThat(refusal(world.recurring(id, false))).isEqualTo(RefusalReason.SUBSCRIPTION_NOT_ACTIVE);
    }

    @Test
    @DisplayName("T7 a frozen subscription refuses everything by its purchaser")
    void frozen() {
        SubscriptionId id = world.bought(5);
        world.users("ada");
        world.put(world.subscription(id).change().takeover("takeover-1").at(World.NOW));

        assertThat(refusal(world.send(world.assign(id, "ada")))).isEqualTo(RefusalReason.TAKEOVER_IN_PROGRESS);
        assertThat(refusal(world.send(world.unassign(id, "ada")))).isEqualTo(RefusalReason.TAKEOVER_IN_PROGRESS);
        assertThat(refusal(world.change(id, 6))).isEqualTo(RefusalReason.TAKEOVER_IN_PROGRESS);
        assertThat(refusal(world.cancel(id))).isEqualTo(RefusalReason.TAKEOVER_IN_PROGRESS);
        assertThat(refusal(world.recurring(id, false))).isEqualTo(RefusalReason.TAKEOVER_IN_PROGRESS);
        assertThat(refusal(world.reactivate(id))).isEqualTo(RefusalReason.TAKEOVER_IN_PROGRESS);
    }

    @Test
    @DisplayName("Rule 15: one that receives a move is not cancelled, nor made smaller than assigned and reserved")
    void receivesMove() {
        SubscriptionId id = world.bought(5);
        world.put(world.subscription(id).change().reserved(3).movesIn(1).at(World.NOW));
        world.users("ada", "bo", "cy");

        assertThat(refusal(world.cancel(id))).isEqualTo(RefusalReason.TAKEOVER_IN_PROGRESS);
        world.send(world.assign(id, "ada"));
        assertThat(refusal(world.change(id, 3))).isEqualTo(RefusalReason.SEATS_ASSIGNED);
        assertThat(refusal(world.send(world.assign(id, "bo", "cy")))).isEqualTo(RefusalReason.NO_SEAT_AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "GLOBAL_ADMIN, SELF_SERVICE, TAKE_OVER_FIRST",
        "BILLING_ADMIN, SELF_SERVICE, TAKE_OVER_FIRST",
        "GLOBAL_READER, SELF_SERVICE, NOT_PURCHASER",
        "GLOBAL_ADMIN, CENTRAL,",
        "BILLING_ADMIN, CENTRAL,",
        "LICENSE_ADMIN, CENTRAL, NOT_ALLOWED",
        "USER_ADMIN, CENTRAL, NOT_ALLOWED",
    })
    @DisplayName(
            "L5 an admin takes a self-service subscription over before; central ones are changed by who may buy them")
    void admins(Role role, Channel channel, RefusalReason expected) {
        world.user("gil", role);
        SubscriptionId id = world.bought(World.TENANT, World.PURCHASER, channel, 5);

        List<Event> events = world.cancel("gil", id);

        assertThat(events.getFirst() instanceof CommandRefused refused ? refused.reason() : null)
                .isEqualTo(expected);
    }

    @Test
    @DisplayName(
            "R1 a partner may what was delegated to them, as long as it is, and nothing by their own tenant's roles")
    void partner() {
        SubscriptionId id = world.bought(World.TENANT, World.PURCHASER, Channel.CENTRAL, 5);
        world.user(PARTNER.tenantId(), PARTNER.id(), true, Role.GLOBAL_ADMIN);
        DelegationId delegation = new DelegationId(World.TENANT, PARTNER);

        assertThat(refusal(world.send(asPartner(id)))).isEqualTo(RefusalReason.NOT_PURCHASER);
        world.send(new DelegationChanged(new Delegation(delegation, Set.of(Role.LICENSE_ADMIN), 2)));
        assertThat(world.send(asPartner(id)).getFirst()).isInstanceOf(SeatsAssigned.class);
        world.send(new DelegationChanged(new Delegation(delegation, Set.of(Role.BILLING_ADMIN), 1)));
        assertThat(world.send(asPartner(id)).getFirst())
                .as("an older state changes nothing")
                .isInstanceOf(SeatsAssigned.class);
        world.send(new DelegationChanged(new Delegation(delegation, Set.of(), 3)));
        assertThat(refusal(world.send(asPartner(id)))).isEqualTo(RefusalReason.NOT_PURCHASER);
        world.send(new DelegationChanged(new Delegation(delegation, Set.of(Role.BILLING_ADMIN), 4)));
        assertThat(refusal(world.send(asPartner(id)))).isEqualTo(RefusalReason.NOT_ALLOWED);
        world.send(new DelegationDeleted(delegation));
        assertThat(refusal(world.send(asPartner(id)))).isEqualTo(RefusalReason.NOT_PURCHASER);
    }

    @Test
    @DisplayName("R1, A6 a partner of the purchaser's id is not the purchaser")
    void partnerOfTheSameId() {
        SubscriptionId id = world.bought(5);
        UserId twin = new UserId("partner", World.PURCHASER);
        world.send(new DelegationChanged(
                new Delegation(new DelegationId(World.TENANT, twin), Set.of(Role.GLOBAL_ADMIN), 1)));
        CommandId command = world.nextCommand(World.TENANT);

        assertThat(refusal(world.send(new AssignSeats(command, id.toString(), List.of("paula"), twin))))
                .isEqualTo(RefusalReason.TAKE_OVER_FIRST);
    }

    private AssignSeats asPartner(SubscriptionId id) {
        return new AssignSeats(world.nextCommand(World.TENANT), id.toString(), List.of(World.PURCHASER), PARTNER);
    }

    static <E extends Event> E only(Class<E> type, List<Event> events) {
        List<E> found = events.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).as("%s", events).hasSize(1);
        return found.getFirst();
    }

    static RefusalReason refusal(List<Event> events) {
        return only(CommandRefused.class, events).reason();
    }
}
