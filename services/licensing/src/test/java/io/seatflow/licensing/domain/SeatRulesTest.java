package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.CommandRefused;
import io.seatflow.licensing.domain.Event.SeatsAssigned;
import io.seatflow.licensing.domain.Event.SeatsUnassigned;
import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.SeatCommand.UnassignSeats;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class SeatRulesTest {
    private final World world = World.withPurchaser();

    @Test
    @DisplayName("L1 a purchaser assigns seats of what they bought to users of their tenant")
    void purchaserAssigns() {
        SubscriptionId subscription = world.bought(5);
        world.users("ada", "bo");
        AssignSeats command = world.assign(subscription, "ada", "bo");

        assertThat(world.send(command))
                .containsExactly(
                        new SeatsAssigned(command, world.subscription(subscription), List.of("ada", "bo"), World.NOW));
        assertThat(world.holders(subscription)).containsExactly("ada", "bo");
        assertThat(world.subscription(subscription).assigned()).isEqualTo(2);
        assertThat(world.subscription(subscription).version()).isEqualTo(2);
    }

    @Test
    @DisplayName("L1 a purchaser takes seats back")
    void purchaserUnassigns() {
        SubscriptionId subscription = world.bought(5);
        world.users("ada", "bo");
        world.send(world.assign(subscription, "ada", "bo"));
        UnassignSeats command = world.unassign(subscription, "ada");

        assertThat(world.send(command))
                .containsExactly(
                        new SeatsUnassigned(command, world.subscription(subscription), List.of("ada"), World.NOW));
        assertThat(world.holders(subscription)).containsExactly("bo");
        assertThat(world.subscription(subscription).assigned()).isEqualTo(1);
    }

    @ParameterizedTest(name = "a {0} requester with role {1} on a {2} subscription: {3}")
    @DisplayName("L1, L5 who may change seats is decided by the directory, the channel and the purchaser")
    @CsvSource({
        // requester, role, channel, answer
        "purchaser, ,              SELF_SERVICE, ",
        "purchaser, GLOBAL_ADMIN,  SELF_SERVICE, ",
        "other,     ,              SELF_SERVICE, NOT_PURCHASER",
        "other,     GLOBAL_READER, SELF_SERVICE, NOT_PURCHASER",
        "other,     GLOBAL_ADMIN,  SELF_SERVICE, TAKE_OVER_FIRST",
        "other,     BILLING_ADMIN, SELF_SERVICE, TAKE_OVER_FIRST",
        "other,     LICENSE_ADMIN, SELF_SERVICE, TAKE_OVER_FIRST",
        "other,     USER_ADMIN,    SELF_SERVICE, TAKE_OVER_FIRST",
        "purchaser, ,              CENTRAL,      NOT_ALLOWED",
        "purchaser, BILLING_ADMIN, CENTRAL,      NOT_ALLOWED",
        "other,     GLOBAL_READER, CENTRAL,      NOT_ALLOWED",
        "other,     GLOBAL_ADMIN,  CENTRAL,      ",
        "other,     LICENSE_ADMIN, CENTRAL,      ",
        "other,     USER_ADMIN,    CENTRAL,      ",
    })
    void rights(String requester, Role role, Channel channel, RefusalReason reason) {
        String id = requester.equals("purchaser") ? World.PURCHASER : requester;
        world.user(id, role == null ? new Role[0] : new Role[] {role});
        world.user("ada");
        SubscriptionId subscription = world.bought(World.TENANT, World.PURCHASER, channel, 5);

        for (SeatCommand command :
                List.of(world.assign(id, subscription, "ada"), world.unassign(id, subscription, "ada"))) {
            Event answer = world.send(command).getFirst();
            if (reason == null) {
                assertThat(answer).isNotInstanceOf(CommandRefused.class);
            } else {
                assertRefused(answer, reason);
            }
        }
    }

    @Test
    @DisplayName("L1 a purchaser whose account is no longer active changes nothing")
    void inactiveRequester() {
        SubscriptionId subscription = world.bought(5);
        world.user(World.TENANT, World.PURCHASER, false);

        assertRefused(world.send(world.assign(subscription, "ada")).getFirst(), RefusalReason.NOT_PURCHASER);
    }

    @Test
    @DisplayName("A6 whoever is no user of the tenant is told the same of every subscription, there or not")
    void strangersLearnNothing() {
        SubscriptionId there = world.bought(5);
        SubscriptionId notThere = SubscriptionId.of("no such order", World.NOW);

        assertRefused(world.send(world.assign("stranger", there, "ada")).getFirst(), RefusalReason.NOT_PURCHASER);
        assertRefused(world.send(world.assign("stranger", notThere, "ada")).getFirst(), RefusalReason.NOT_PURCHASER);
    }

    @Test
    @DisplayName("A6 another tenant's subscription is answered like one that is not there")
    void otherTenantsSubscription() {
        world.user(World.OTHER_TENANT, "olga", true);
        SubscriptionId others = world.bought(World.OTHER_TENANT, "olga", Channel.SELF_SERVICE, 5);
        SubscriptionId notThere = SubscriptionId.of("no such order", World.NOW);

        assertRefused(world.send(world.assign(others, "olga")).getFirst(), RefusalReason.SUBSCRIPTION_NOT_FOUND);
        assertRefused(world.send(world.assign(notThere, "olga")).getFirst(), RefusalReason.SUBSCRIPTION_NOT_FOUND);
        assertRefused(world.send(world.unassign(others, "olga")).getFirst(), RefusalReason.SUBSCRIPTION_NOT_FOUND);
        assertThat(world.holders(others)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1-1-1", ""})
    @DisplayName("A subscription id that is none is answered like a subscription that is not there")
    void subscriptionIdThatIsNone(String text) {
        AssignSeats command = new AssignSeats(
                world.nextCommand(World.TENANT), text, List.of("ada"), new UserId(World.TENANT, World.PURCHASER));

        assertRefused(world.send(command).getFirst(), RefusalReason.SUBSCRIPTION_NOT_FOUND);
    }

    @Test
    @DisplayName("L1 only active users of the same tenant get a seat, and each who cannot is named")
    void usersOfTheTenantOnly() {
        SubscriptionId subscription = world.bought(5);
        world.user("ada");
        world.user(World.TENANT, "ina", false);
        world.user(World.OTHER_TENANT, "olga", true);

        Event answer = world.send(world.assign(subscription, "ada", "ina", "olga", "nobody"))
                .getFirst();

        assertRefused(
                answer,
                RefusalReason.USER_NOT_IN_TENANT,
                new UserRefusal("ina", RefusalReason.USER_NOT_IN_TENANT),
                new UserRefusal("olga", RefusalReason.USER_NOT_IN_TENANT),
                new UserRefusal("nobody", RefusalReason.USER_NOT_IN_TENANT));
        assertThat(world.holders(subscription)).isEmpty();
    }

    @Test
    @DisplayName("L2 20 users are assigned in one action, 21 are too many")
    void twentyUsers() {
        SubscriptionId subscription = world.bought(30);
        String[] team = world.team(21);

        assertRefused(world.send(world.assign(subscription, team)).getFirst(), RefusalReason.TOO_MANY_USERS);
        assertThat(world.holders(subscription)).isEmpty();

        String[] twenty = List.of(team).subList(0, 20).toArray(String[]::new);
        assertThat(world.send(world.assign(subscription, twenty)).getFirst()).isInstanceOf(SeatsAssigned.class);
        assertThat(world.holders(subscription)).hasSize(20);

        assertRefused(world.send(world.unassign(subscription, team)).getFirst(), RefusalReason.TOO_MANY_USERS);
        assertThat(world.holders(subscription)).hasSize(20);
    }

    @Test
    @DisplayName("L2 a user named twice counts once and gets one seat")
    void userNamedTwice() {
        SubscriptionId subscription = world.bought(1);
        world.user("ada");

        world.send(world.assign(subscription, "ada", "ada"));

        assertThat(world.subscription(subscription).assigned()).isEqualTo(1);
    }

    @Test
    @DisplayName("L6 the last seat is assigned, one more is not")
    void lastSeat() {
        SubscriptionId subscription = world.bought(2);
        world.users("ada", "bo", "cy");

        assertThat(world.send(world.assign(subscription, "ada", "bo")).getFirst())
                .isInstanceOf(SeatsAssigned.class);
        assertRefused(
                world.send(world.assign(subscription, "cy")).getFirst(),
                RefusalReason.NO_SEAT_AVAILABLE,
                new UserRefusal("cy", RefusalReason.NO_SEAT_AVAILABLE));
        assertThat(world.holders(subscription)).containsExactly("ada", "bo");

        world.send(world.unassign(subscription, "ada"));
        assertThat(world.send(world.assign(subscription, "cy")).getFirst()).isInstanceOf(SeatsAssigned.class);
    }

    @Test
    @DisplayName("L2, L6 where seats are too few nobody gets one, and those left without are named")
    void allOrNothing() {
        SubscriptionId subscription = world.bought(2);
        world.users("ada", "bo", "cy");

        assertRefused(
                world.send(world.assign(subscription, "ada", "nobody", "bo", "cy"))
                        .getFirst(),
                RefusalReason.USER_NOT_IN_TENANT,
                new UserRefusal("nobody", RefusalReason.USER_NOT_IN_TENANT),
                new UserRefusal("cy", RefusalReason.NO_SEAT_AVAILABLE));
        assertThat(world.holders(subscription)).isEmpty();
        assertThat(world.subscription(subscription).version()).isEqualTo(1);
    }

    @Test
    @DisplayName("L8 assigning a user who has the licence is accepted and changes nothing, even on a full subscription")
    void assignedAlready() {
        SubscriptionId subscription = world.bought(1);
        world.user("ada");
        world.send(world.assign(subscription, "ada"));
        Subscription before = world.subscription(subscription);
        AssignSeats again = world.assign(subscription, "ada");

        assertThat(world.send(again)).containsExactly(new SeatsAssigned(again, before, List.of(), World.NOW));
        assertThat(world.subscription(subscription)).isEqualTo(before);
    }

    @Test
    @DisplayName("L8 of several users only those without the licence get a seat")
    void someAssignedAlready() {
        SubscriptionId subscription = world.bought(2);
        world.users("ada", "bo");
        world.send(world.assign(subscription, "ada"));

        assertThat(world.send(world.assign(subscription, "ada", "bo")).getFirst())
                .isInstanceOfSatisfying(
                        SeatsAssigned.class,
                        assigned -> assertThat(assigned.userIds()).containsExactly("bo"));
        assertThat(world.subscription(subscription).assigned()).isEqualTo(2);
    }

    @Test
    @DisplayName("Taking a seat back from a user who has none is accepted and changes nothing")
    void unassignedAlready() {
        SubscriptionId subscription = world.bought(1);
        Subscription before = world.subscription(subscription);
        UnassignSeats command = world.unassign(subscription, "ada");

        assertThat(world.send(command)).containsExactly(new SeatsUnassigned(command, before, List.of(), World.NOW));
        assertThat(world.subscription(subscription)).isEqualTo(before);
    }

    @Test
    @DisplayName("A deactivated user's seat can be taken back")
    void unassignDeactivated() {
        SubscriptionId subscription = world.bought(1);
        world.user("ada");
        world.send(world.assign(subscription, "ada"));
        world.user(World.TENANT, "ada", false);

        world.send(world.unassign(subscription, "ada"));

        assertThat(world.holders(subscription)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("X3 seats are given while active or expired, and taken back until the end")
    void lifeCycle(SubscriptionStatus status) {
        Purchase purchase = World.purchase("order", World.TENANT, World.PURCHASER, Channel.SELF_SERVICE, 5);
        Subscription bought = Subscription.bought(purchase, true, World.NOW, World.NOW);
        Subscription subscription = bought.change().status(status).at(World.NOW);
        UserId purchaser = new UserId(World.TENANT, World.PURCHASER);
        LicensingState state = new LicensingState(
                Set.of(),
                Map.of(subscription.id(), subscription),
                Map.of(),
                Map.of(purchaser, new User(purchaser, true, Set.of(), 1)),
                Map.of(),
                Map.of(),
                PaymentState.empty());

        Event assigned = SeatRules.assign(world.assign(subscription.id(), World.PURCHASER), state, World.NOW);
        Event unassigned = SeatRules.unassign(world.unassign(subscription.id(), World.PURCHASER), state, World.NOW);

        switch (status) {
            case ACTIVE, EXPIRED -> {
                assertThat(assigned).isInstanceOf(SeatsAssigned.class);
                assertThat(unassigned).isInstanceOf(SeatsUnassigned.class);
            }
            case DISABLED -> {
                assertRefused(assigned, RefusalReason.SUBSCRIPTION_NOT_ASSIGNABLE);
                assertThat(unassigned).isInstanceOf(SeatsUnassigned.class);
            }
            case DELETED -> {
                assertRefused(assigned, RefusalReason.SUBSCRIPTION_NOT_ASSIGNABLE);
                assertRefused(unassigned, RefusalReason.SUBSCRIPTION_NOT_ASSIGNABLE);
            }
        }
    }

    private static void assertRefused(Event answer, RefusalReason reason, UserRefusal... users) {
        assertThat(answer).isInstanceOfSatisfying(CommandRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.users()).containsExactly(users);
        });
    }
}
