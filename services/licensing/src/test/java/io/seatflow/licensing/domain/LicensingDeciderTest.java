package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.Event.CommandIdReused;
import io.seatflow.licensing.domain.Event.CommandRefused;
import io.seatflow.licensing.domain.Event.LicenceFreed;
import io.seatflow.licensing.domain.Event.SeatsAssigned;
import io.seatflow.licensing.domain.Event.StateOutdated;
import io.seatflow.licensing.domain.Event.SubscriptionCreated;
import io.seatflow.licensing.domain.Event.UserForgotten;
import io.seatflow.licensing.domain.Message.OrderPaid;
import io.seatflow.licensing.domain.Message.StateRead;
import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.SeatCommand.UnassignSeats;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class LicensingDeciderTest {
    private final World world = World.withPurchaser();

    @Test
    @DisplayName("C4 a paid order becomes an active subscription with all its seats free")
    void paidOrder() {
        Purchase purchase = World.purchase("order", World.TENANT, World.PURCHASER, Channel.SELF_SERVICE, 5);
        Instant paidAt = Instant.parse("2026-11-21T09:59:58Z");

        assertThat(world.send(new OrderPaid(purchase, paidAt)))
                .containsExactly(new SubscriptionCreated(new Subscription(
                        SubscriptionId.of("order", purchase.acceptedAt()),
                        purchase,
                        0,
                        0,
                        0,
                        true,
                        null,
                        null,
                        SubscriptionStatus.ACTIVE,
                        paidAt,
                        Instant.parse("2026-12-21T09:59:58Z"),
                        1,
                        World.NOW)));
    }

    @Test
    @DisplayName("C9 the same order paid again makes no second subscription, in the same batch or later")
    void paidAgain() {
        OrderPaid paid = new OrderPaid(
                World.purchase("order", World.TENANT, World.PURCHASER, Channel.SELF_SERVICE, 5), World.NOW);
        world.send(paid);

        assertThat(world.send(paid)).isEmpty();
        world.startNextBatch();
        assertThat(world.send(paid)).isEmpty();
    }

    @Test
    @DisplayName("C5 a second order of the same product is a second subscription")
    void secondOrder() {
        assertThat(world.bought(5)).isNotEqualTo(world.bought(5));
    }

    @Test
    @DisplayName("A command that comes again is answered once, in the same batch or later")
    void commandAgain() {
        SubscriptionId subscription = world.bought(1);
        world.users("ada", "bo");
        AssignSeats accepted = world.assign(subscription, "ada");
        AssignSeats refused = world.assign(subscription, "bo");
        assertThat(world.send(accepted).getFirst()).isInstanceOf(SeatsAssigned.class);
        assertThat(world.send(refused).getFirst()).isInstanceOf(CommandRefused.class);

        assertThat(world.send(accepted)).isEmpty();
        assertThat(world.send(refused)).isEmpty();
        world.startNextBatch();
        assertThat(world.send(accepted)).isEmpty();
        world.send(world.unassign(subscription, "ada"));
        assertThat(world.send(refused))
                .as("refused for ever, although a seat is free now")
                .isEmpty();
    }

    @Test
    @DisplayName("A command id that comes again with other content changes nothing and is given up")
    void commandIdReused() {
        SubscriptionId subscription = world.bought(5);
        world.users("ada", "bo");
        AssignSeats first = world.assign(subscription, "ada");
        world.send(first);

        List<SeatCommand> others = List.of(
                new AssignSeats(first.id(), first.subscriptionId(), List.of("bo"), first.requester()),
                new AssignSeats(first.id(), first.subscriptionId(), List.of("ada", "bo"), first.requester()),
                new AssignSeats(first.id(), world.bought(1).toString(), first.userIds(), first.requester()),
                new AssignSeats(first.id(), first.subscriptionId(), first.userIds(), new UserId(World.TENANT, "ada")),
                new UnassignSeats(first.id(), first.subscriptionId(), first.userIds(), first.requester()));
        for (SeatCommand other : others) {
            assertThat(world.send(other)).containsExactly(new CommandIdReused(other));
        }
        assertThat(world.holders(subscription)).containsExactly("ada");
    }

    @Test
    @DisplayName("A6 two tenants may use the same command id")
    void commandIdsAreTheTenants() {
        SubscriptionId subscription = world.bought(5);
        world.user("ada");
        AssignSeats ours = world.assign(subscription, "ada");
        AssignSeats theirs = new AssignSeats(
                new CommandId(World.OTHER_TENANT, ours.id().id()),
                "x",
                List.of("olga"),
                new UserId(World.OTHER_TENANT, "olga"));
        world.send(theirs);

        assertThat(world.send(ours).getFirst()).isInstanceOf(SeatsAssigned.class);
    }

    @Test
    @DisplayName("L8 deleting a user from the directory frees their licences at once")
    void deletedUser() {
        SubscriptionId one = world.bought(1);
        SubscriptionId two = world.bought(2);
        world.users("ada", "bo");
        world.send(world.assign(one, "ada"));
        world.send(world.assign(two, "ada", "bo"));

        List<Event> events = world.delete("ada");

        UserId ada = new UserId(World.TENANT, "ada");
        assertThat(events)
                .containsExactly(
                        new LicenceFreed(new Licence(one, ada), world.subscription(one), World.NOW),
                        new LicenceFreed(new Licence(two, ada), world.subscription(two), World.NOW),
                        new UserForgotten(ada));
        assertThat(world.subscription(one).assigned()).isZero();
        assertThat(world.subscription(one).version()).isEqualTo(3);
        assertThat(world.holders(two)).containsExactly("bo");
        assertThat(world.send(world.assign(one, "bo")).getFirst()).isInstanceOf(SeatsAssigned.class);
    }

    @Test
    @DisplayName("L8 deleting a user who is not there changes nothing")
    void deletedTwice() {
        world.user("ada");
        world.delete("ada");

        assertThat(world.delete("ada")).isEmpty();
        assertThat(world.delete("nobody")).isEmpty();
    }

    @Test
    @DisplayName("L8 deactivating a user leaves their licences alone")
    void deactivatedUser() {
        SubscriptionId subscription = world.bought(1);
        world.user("ada");
        world.send(world.assign(subscription, "ada"));

        world.user(World.TENANT, "ada", false);

        assertThat(world.holders(subscription)).containsExactly("ada");
    }

    @Test
    @DisplayName("L9 when the purchaser leaves, the subscription stays active and its users keep their seats")
    void purchaserLeaves() {
        SubscriptionId subscription = world.bought(2);
        world.user("ada");
        world.send(world.assign(subscription, "ada", World.PURCHASER));

        world.delete(World.PURCHASER);

        assertThat(world.subscription(subscription).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.holders(subscription)).containsExactly("ada");
    }

    @Test
    @DisplayName("Rule 14: an older or equal version of a user changes nothing")
    void olderUser() {
        UserId ada = new UserId(World.TENANT, "ada");
        world.send(new UserChanged(new User(ada, true, Set.of(), 5)));

        assertThat(world.send(new UserChanged(new User(ada, false, Set.of(), 4))))
                .isEmpty();
        assertThat(world.send(new UserChanged(new User(ada, false, Set.of(), 5))))
                .isEmpty();
        assertThat(world.send(new UserChanged(new User(ada, false, Set.of(), 6))))
                .hasSize(1);
    }

    @Test
    @DisplayName("A user who comes back after deletion starts with a version of their own")
    void userComesBack() {
        UserId ada = new UserId(World.TENANT, "ada");
        world.send(new UserChanged(new User(ada, true, Set.of(), 5)));
        world.delete("ada");

        assertThat(world.send(new UserChanged(new User(ada, true, Set.of(), 1))))
                .hasSize(1);
    }

    @Test
    @DisplayName("Rule 14: where the log has an older state last, the current one is said again, once per batch")
    void outdatedState() {
        SubscriptionId subscription = world.bought(1);
        world.user("ada");
        world.send(world.assign(subscription, "ada"));
        assertThat(world.send(new StateRead(subscription, 1)))
                .as("this batch publishes version 2 anyway")
                .isEmpty();

        world.startNextBatch();
        assertThat(world.send(new StateRead(subscription, 1)))
                .containsExactly(new StateOutdated(world.subscription(subscription)));
        assertThat(world.send(new StateRead(subscription, 1))).isEmpty();
    }

    @Test
    @DisplayName("Rule 14: saying a state again ends, since the current state changes nothing")
    void currentState() {
        SubscriptionId subscription = world.bought(1);
        world.startNextBatch();

        assertThat(world.send(new StateRead(subscription, 1))).isEmpty();
        assertThat(world.send(new StateRead(SubscriptionId.of("unknown", World.NOW), 1)))
                .isEmpty();
    }
}
