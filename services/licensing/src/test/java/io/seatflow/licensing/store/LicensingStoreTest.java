package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.Delegation;
import io.seatflow.licensing.domain.DelegationId;
import io.seatflow.licensing.domain.DirectoryChange.DelegationChanged;
import io.seatflow.licensing.domain.DirectoryChange.DelegationDeleted;
import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Event;
import io.seatflow.licensing.domain.Event.CommandIdReused;
import io.seatflow.licensing.domain.Event.CommandRefused;
import io.seatflow.licensing.domain.Event.LicenceFreed;
import io.seatflow.licensing.domain.Event.PaymentGivenUp;
import io.seatflow.licensing.domain.Event.PaymentOpened;
import io.seatflow.licensing.domain.Event.SeatsAssigned;
import io.seatflow.licensing.domain.Event.StateOutdated;
import io.seatflow.licensing.domain.Event.SubscriptionCreated;
import io.seatflow.licensing.domain.Event.SubscriptionStateChanged;
import io.seatflow.licensing.domain.Event.UserForgotten;
import io.seatflow.licensing.domain.LicensingState;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.Message.OrderPaid;
import io.seatflow.licensing.domain.Message.StateRead;
import io.seatflow.licensing.domain.Message.Sweep;
import io.seatflow.licensing.domain.PaymentAnswer.PaymentSettled;
import io.seatflow.licensing.domain.Purchase;
import io.seatflow.licensing.domain.RefusalReason;
import io.seatflow.licensing.domain.Role;
import io.seatflow.licensing.domain.SeatCommand;
import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.Subscription;
import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import io.seatflow.licensing.domain.SubscriptionCommand.ChangeSeats;
import io.seatflow.licensing.domain.SubscriptionStatus;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import static io.seatflow.licensing.store.StoreWorld.NOW;
import static io.seatflow.licensing.store.StoreWorld.PURCHASER;
import static io.seatflow.licensing.store.StoreWorld.TENANT;
import static io.seatflow.licensing.store.StoreWorld.paid;
import static io.seatflow.licensing.store.StoreWorld.subscriptionOf;
import static io.seatflow.licensing.store.StoreWorld.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LicensingStoreTest {
    private final StoreWorld world = StoreWorld.open("licensing_store");
    private final OrderPaid paid = paid("order-1", 2);

    @BeforeEach
    void startWithAPurchaser() throws Conflict {
        world.truncate();
        world.commit(user(PURCHASER, 1), user("ada", 1), user("bo", 1), user("cy", 1));
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    @DisplayName("A subscription is loaded as it was saved, to the microsecond")
    void subscriptionIsLoadedAsSaved() throws Conflict {
        List<Event> events = world.commit(paid);
        Subscription bought = ((SubscriptionCreated) events.getFirst()).subscription();

        LicensingState state = load(world.assign(paid, "ada"));

        assertThat(state.subscriptions().removed()).isEmpty();
        List<Event> answers = world.decide(state, world.assign(paid));
        assertThat(((SeatsAssigned) answers.getFirst()).subscription()).isEqualTo(bought);
    }

    @Test
    @DisplayName("A subscription in which everything changed that can is loaded as it was saved")
    void changedSubscriptionIsLoadedAsSaved() throws Conflict {
        world.commit(paid, world.assign(paid, "ada"));
        Subscription changed = changed(paid.purchase());
        try (Handle handle = world.begin()) {
            PostgresTransaction transaction = new PostgresTransaction(handle);
            AssignSeats command = world.assign(paid, "ada");
            LicensingState state = world.store.load(transaction, List.of(command));
            state.apply(new SeatsAssigned(command, changed, List.of(), NOW));
            world.store.save(transaction, state);
            transaction.exchange().send();
            handle.commit();
        }

        assertThat(world.commit(new StateRead(changed.id(), 1))).containsExactly(new StateOutdated(changed));
    }

    @Test
    @DisplayName("A user is loaded as saved, with roles or without")
    void userIsLoadedAsSaved() throws Conflict {
        world.commit(user("gil", 7, Role.GLOBAL_ADMIN, Role.GLOBAL_READER));

        assertThat(world.commit(user("gil", 7))).as("the same version again").isEmpty();
        world.commit(paid);
        AssignSeats command = new AssignSeats(
                world.assign(paid).id(), subscriptionOf(paid).toString(), List.of("ada"), new UserId(TENANT, "gil"));
        assertThat(refusal(world.commit(command))).isEqualTo(RefusalReason.TAKE_OVER_FIRST);
        assertThat(world.count("SELECT cardinality(roles) FROM users WHERE user_id = 'ada'"))
                .isZero();
    }

    @Test
    @DisplayName("C9 the same order paid again later adds no row")
    void orderPaidAgain() throws Conflict {
        world.commit(paid);

        assertThat(world.commit(paid)).isEmpty();
        assertThat(world.count("SELECT count(*) FROM subscriptions")).isEqualTo(1);
    }

    @Test
    @DisplayName("C9 the same order in two transactions at once: the second conflicts, and sees it when it tries again")
    void orderPaidTwiceAtOnce() throws Conflict {
        try (Handle second = world.begin()) {
            PostgresTransaction transaction = new PostgresTransaction(second);
            LicensingState state = world.store.load(transaction, List.of(paid));
            world.decide(state, paid);
            world.commit(paid);

            world.store.save(transaction, state);
            assertThatThrownBy(() -> transaction.exchange().send()).isInstanceOf(Conflict.class);
            second.rollback();
        }
        assertThat(world.commit(paid)).isEmpty();
    }

    @Test
    @DisplayName("Many messages on one subscription in one batch leave one row in its last state")
    void manyMessagesInOneBatch() throws Conflict {
        List<Event> events = world.commit(
                paid,
                world.assign(paid, "ada", "bo"),
                world.assign(paid, "cy"),
                world.unassign(paid, "ada"),
                world.assign(paid, "cy"),
                world.unassign(paid, "cy"),
                world.assign(paid, "cy"));

        assertThat(refusal(events.subList(2, 3))).isEqualTo(RefusalReason.NO_SEAT_AVAILABLE);
        assertThat(world.count("SELECT assigned FROM subscriptions")).isEqualTo(2);
        assertThat(world.count("SELECT version FROM subscriptions")).isEqualTo(6);
        assertThat(world.count("SELECT count(*) FROM licences WHERE user_id IN ('bo', 'cy')"))
                .isEqualTo(2);
        assertThat(world.count("SELECT count(*) FROM answered_commands")).isEqualTo(6);
    }

    @Test
    @DisplayName("A seat taken back and given again within a batch is assigned anew")
    void assignedAnew() throws Conflict {
        world.commit(paid, world.assign(paid, "ada"));
        world.execute("UPDATE licences SET assigned_at = '2020-01-01T00:00:00Z'");

        world.commit(world.unassign(paid, "ada"), world.assign(paid, "ada"));

        assertThat(world.count(
                        "SELECT count(*) FROM licences WHERE assigned_at = CAST(? AS timestamptz)", NOW.toString()))
                .isEqualTo(1);
        assertThat(world.subscriptionsWhoseCounterIsNotTheirLicences()).isZero();
    }

    @Test
    @DisplayName("A command is answered once, whatever batch it comes in; another of its id is given up")
    void commandAnsweredOnce() throws Conflict {
        AssignSeats command = world.assign(paid, "ada");
        world.commit(paid, command);

        assertThat(world.commit(command)).isEmpty();
        AssignSeats other = new AssignSeats(command.id(), command.subscriptionId(), List.of("bo"), command.requester());
        assertThat(world.commit(other)).containsExactly(new CommandIdReused(other));
    }

    @Test
    @DisplayName("A command with too many users or no subscription loads nothing and is refused")
    void refusedCommands() throws Conflict {
        String[] many = new String[21];
        for (int i = 0; i < many.length; i++) {
            many[i] = "u" + i;
        }
        world.commit(paid);

        assertThat(refusal(world.commit(world.assign(paid, many)))).isEqualTo(RefusalReason.TOO_MANY_USERS);
        AssignSeats nowhere =
                new AssignSeats(world.assign(paid).id(), "nowhere", List.of("ada"), new UserId(TENANT, PURCHASER));
        assertThat(refusal(world.commit(nowhere))).isEqualTo(RefusalReason.SUBSCRIPTION_NOT_FOUND);
    }

    @Test
    @DisplayName("A6 another tenant's subscription is not even loaded")
    void otherTenantsSubscription() throws Conflict {
        OrderPaid theirs = paid("order-2", "fabrikam", 5);
        world.commit(theirs, user("fabrikam", PURCHASER, 1));

        SeatCommand command = world.assign(theirs, "ada");
        assertThat(refusal(world.commit(command))).isEqualTo(RefusalReason.SUBSCRIPTION_NOT_FOUND);
        assertThat(load(command).subscriptions().changed()).isEmpty();
    }

    @Test
    @DisplayName("L8 a user who leaves the directory frees their licences in all subscriptions")
    void deletedUser() throws Conflict {
        OrderPaid other = paid("order-2", 5);
        world.commit(paid, other, world.assign(paid, "ada", "bo"), world.assign(other, "ada"));

        List<Event> events = world.commit(new UserDeleted(new UserId(TENANT, "ada")));

        assertThat(events).hasSize(3).filteredOn(LicenceFreed.class::isInstance).hasSize(2);
        assertThat(world.count("SELECT count(*) FROM users WHERE user_id = 'ada'"))
                .isZero();
        assertThat(world.count("SELECT count(*) FROM licences")).isEqualTo(1);
        assertThat(world.subscriptionsWhoseCounterIsNotTheirLicences()).isZero();
    }

    @Test
    @DisplayName("A user deleted and back within one batch is the new one, whatever their version")
    void deletedAndBack() throws Conflict {
        world.commit(user("ada", 9));
        world.commit(new UserDeleted(new UserId(TENANT, "ada")), user("ada", 2, Role.USER_ADMIN));

        assertThat(world.count("SELECT version FROM users WHERE user_id = 'ada'"))
                .isEqualTo(2);
        assertThat(world.commit(new UserDeleted(new UserId(TENANT, "ada"))))
                .containsExactly(new UserForgotten(new UserId(TENANT, "ada")));
    }

    @Test
    @DisplayName("Rule 14: only states older than the current one are found outdated")
    void outdatedStates() throws Conflict {
        world.commit(paid, world.assign(paid, "ada"));
        StateRead current = new StateRead(subscriptionOf(paid), 2);
        StateRead older = new StateRead(subscriptionOf(paid), 1);

        assertThat(world.commit(current)).isEmpty();
        assertThat(world.commit(older, current, older)).hasSize(1).first().isInstanceOf(StateOutdated.class);
        assertThat(world.count("SELECT version FROM subscriptions")).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "L3, X2 a change that is paid, a cancellation: payments, added seats and reasons are kept and gone as decided")
    void moneyIsKept() throws Conflict {
        OrderPaid bought = bought("order-3", 2);
        UserId purchaser = new UserId(TENANT, PURCHASER);
        String id = subscriptionOf(bought).toString();
        world.commit(bought, world.assign(bought, "ada"));

        world.commit(new ChangeSeats(new CommandId(TENANT, "change"), id, 5, purchaser));
        assertThat(world.count("SELECT seats FROM open_payments WHERE NOT given_up"))
                .isEqualTo(3);
        assertThat(refusal(world.commit(new ChangeSeats(new CommandId(TENANT, "other"), id, 6, purchaser))))
                .isEqualTo(RefusalReason.CHANGE_IN_PROGRESS);
        world.commit(new PaymentSettled(id + "/command/change", 1));
        assertThat(world.count("SELECT quantity FROM subscriptions")).isEqualTo(5);
        assertThat(world.count("SELECT count(*) FROM open_payments")).isZero();
        assertThat(world.count("SELECT seats FROM added_seats")).isEqualTo(3);
        world.commit(new ChangeSeats(new CommandId(TENANT, "less"), id, 4, purchaser));
        assertThat(world.count("SELECT seats FROM added_seats")).isEqualTo(2);

        world.commit(new CancelSubscription(new CommandId(TENANT, "cancel"), id, "OTHER", "Why not?", purchaser));
        assertThat(world.count("SELECT count(*) FROM licences")).isZero();
        assertThat(world.count("SELECT count(*) FROM subscriptions WHERE status = 'DELETED' AND assigned = 0"))
                .isEqualTo(1);
        assertThat(world.count("SELECT count(*) FROM cancellations WHERE feedback = 'Why not?'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("X3 a sweep finds what is due, and nothing that is not; answers are forgotten after 90 days")
    void sweep() throws Conflict {
        OrderPaid lapsing = new OrderPaid(bought("order-4", 2).purchase(), NOW, false);
        OrderPaid renewing = bought("order-5", 3);
        world.commit(lapsing, renewing, world.assign(lapsing, "ada"));
        assertThat(world.count("SELECT count(*) FROM subscriptions WHERE NOT recurring"))
                .isEqualTo(1);

        assertThat(world.commit(new Sweep(NOW.plus(Duration.ofDays(364))))).hasSize(1);
        List<Event> first = world.commit(new Sweep(NOW.plus(Duration.ofDays(366))));
        assertThat(first)
                .hasSize(3)
                .anyMatch(PaymentOpened.class::isInstance)
                .anyMatch(SubscriptionStateChanged.class::isInstance);
        assertThat(world.commit(new Sweep(NOW.plus(Duration.ofHours(1)))))
                .as("not due")
                .hasSize(1);
        assertThat(world.commit(new Sweep(NOW.plus(Duration.ofDays(367)))))
                .as("the payment has waited for a day")
                .anyMatch(PaymentGivenUp.class::isInstance);
        assertThat(world.count("SELECT count(*) FROM open_payments WHERE given_up"))
                .isEqualTo(1);
        assertThat(world.count("SELECT count(*) FROM subscriptions WHERE status = 'EXPIRED'"))
                .isEqualTo(2);
        world.commit(new Sweep(NOW.plus(Duration.ofDays(396))));
        assertThat(world.count("SELECT count(*) FROM subscriptions WHERE status = 'DISABLED'"))
                .isEqualTo(2);
        world.commit(new Sweep(NOW.plus(Duration.ofDays(486))));
        assertThat(world.count("SELECT count(*) FROM subscriptions WHERE status = 'DELETED' AND assigned = 0"))
                .isEqualTo(2);
        assertThat(world.count("SELECT count(*) FROM licences")).isZero();
        assertThat(world.count("SELECT count(*) FROM answered_commands"))
                .as("forgotten")
                .isZero();
    }

    @Test
    @DisplayName("R1 a delegation is loaded as saved, replaced by a newer one, and taken away")
    void delegations() throws Conflict {
        UserId pia = new UserId("partner", "pia");
        DelegationId id = new DelegationId(TENANT, pia);
        world.commit(paid);
        AssignSeats command = new AssignSeats(
                new CommandId(TENANT, "p1"), subscriptionOf(paid).toString(), List.of("ada"), pia);

        world.commit(new DelegationChanged(new Delegation(id, Set.of(Role.GLOBAL_ADMIN, Role.GLOBAL_READER), 2)));
        assertThat(world.commit(new DelegationChanged(new Delegation(id, Set.of(), 2))))
                .isEmpty();
        assertThat(refusal(world.commit(command))).isEqualTo(RefusalReason.TAKE_OVER_FIRST);
        world.commit(new DelegationChanged(new Delegation(id, Set.of(), 3)));
        assertThat(world.count("SELECT cardinality(roles) FROM delegations")).isZero();
        world.commit(new DelegationDeleted(id));
        assertThat(world.count("SELECT count(*) FROM delegations")).isZero();
    }

    /** No trial. */
    private static OrderPaid bought(String orderId, int quantity) {
        Purchase trial = paid(orderId, quantity).purchase();
        return new OrderPaid(
                new Purchase(
                        trial.orderId(),
                        trial.tenantId(),
                        trial.purchaserId(),
                        trial.purchaserEmail(),
                        trial.productId(),
                        trial.productName(),
                        quantity,
                        trial.unitPriceMinor(),
                        trial.currency(),
                        trial.term(),
                        false,
                        trial.channel(),
                        trial.acceptedAt()),
                NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // L6
                "UPDATE subscriptions SET assigned = 3",
                "UPDATE subscriptions SET assigned = -1",
                "UPDATE subscriptions SET reserved = -1",
                // T3: one of two seats is assigned
                "UPDATE subscriptions SET reserved = 2, moves_in = 1",
                // T3: for whom, where nobody is moved here?
                "UPDATE subscriptions SET quantity = 3, reserved = 1",
                "UPDATE subscriptions SET moves_in = -1",
                "UPDATE subscriptions SET quantity = 0",
                "UPDATE subscriptions SET scheduled_quantity = 0",
                // C9
                "INSERT INTO subscriptions SELECT (jsonb_populate_record(s, '{\"subscription_id\": \"00000000-0000-7000-8000-000000000000\"}')).* FROM subscriptions s",
                // A6: the licence of another tenant's subscription
                "INSERT INTO licences SELECT subscription_id, 'fabrikam', 'olga', now() FROM subscriptions",
                // L1: the licence of somebody who is no user
                "INSERT INTO licences SELECT subscription_id, tenant_id, 'nobody', now() FROM subscriptions",
                // one licence per user
                "INSERT INTO licences SELECT subscription_id, tenant_id, user_id, now() FROM licences",
                // L8: a user who goes has no licence left
                "DELETE FROM users WHERE user_id = 'ada'",
                "DELETE FROM subscriptions",
                "UPDATE subscriptions SET status = 'SOLD'",
            })
    @DisplayName("L6, A6 what the rules forbid, the tables refuse")
    void tablesRefuse(String sql) throws Conflict {
        world.commit(paid, world.assign(paid, "ada"), user("fabrikam", "olga", 1));

        assertThatThrownBy(() -> world.execute(sql)).hasMessageNotContaining("syntax");
        assertThat(world.subscriptionsWhoseCounterIsNotTheirLicences()).isZero();
    }

    static LongStream seeds() {
        return new Random().longs(10);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("L6 after any batches of random messages the counter is the rows")
    void counterIsTheRows(long seed) throws Conflict {
        Random random = new Random(seed);
        OrderPaid other = paid("order-2", 3);
        world.commit(paid, other);
        for (int batch = 0; batch < 20; batch++) {
            List<Message> messages = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(12); i++) {
                messages.add(message(random, random.nextBoolean() ? paid : other));
            }
            world.commit(messages.toArray(Message[]::new));
            assertThat(world.subscriptionsWhoseCounterIsNotTheirLicences()).isZero();
        }
    }

    private Message message(Random random, OrderPaid of) {
        String user = List.of("ada", "bo", "cy", "di").get(random.nextInt(4));
        return switch (random.nextInt(6)) {
            case 0 -> new UserDeleted(new UserId(TENANT, user));
            case 1 -> user(user, random.nextInt(5));
            case 2 -> world.unassign(of, user);
            case 3 -> new StateRead(subscriptionOf(of), random.nextInt(5));
            default -> world.assign(of, user, "bo");
        };
    }

    private static Subscription changed(Purchase was) {
        return new Subscription(
                subscriptionOf(paid("order-1", 2)),
                new Purchase(
                        was.orderId(),
                        was.tenantId(),
                        was.purchaserId(),
                        was.purchaserEmail(),
                        was.productId(),
                        was.productName(),
                        9,
                        was.unitPriceMinor(),
                        was.currency(),
                        was.term(),
                        !was.trial(),
                        was.channel(),
                        was.acceptedAt()),
                1,
                3,
                2,
                false,
                4,
                "takeover-1",
                SubscriptionStatus.EXPIRED,
                NOW.plusSeconds(1),
                NOW.plusSeconds(2),
                3,
                NOW.plusSeconds(3));
    }

    @Test
    @DisplayName("B4 a payment told again makes no second subscription, whether one hopes that it is new or looks")
    void paidAgain() throws Conflict {
        world.commit(paid, world.assign(paid, "ada"));

        assertThatThrownBy(() -> world.attempt(true, paid)).isInstanceOf(Conflict.class);
        assertThat(world.attempt(false, paid)).isEmpty();
        assertThat(world.attempt(true, paid, world.assign(paid, "bo")))
                .singleElement()
                .isInstanceOf(SeatsAssigned.class);
        assertThat(world.count("SELECT assigned FROM subscriptions")).isEqualTo(2);
    }

    private LicensingState load(Message... messages) {
        try (Handle handle = world.begin()) {
            LicensingState state = world.store.load(new PostgresTransaction(handle), List.of(messages));
            handle.rollback();
            return state;
        }
    }

    private static RefusalReason refusal(List<Event> events) {
        return ((CommandRefused) events.getFirst()).reason();
    }
}
