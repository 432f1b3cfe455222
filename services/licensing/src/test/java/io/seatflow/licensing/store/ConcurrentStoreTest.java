package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Event;
import io.seatflow.licensing.domain.Event.CommandRefused;
import io.seatflow.licensing.domain.Event.SeatsAssigned;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.Message.OrderPaid;
import io.seatflow.licensing.domain.RefusalReason;
import io.seatflow.licensing.domain.SeatCommand;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Conflict;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static io.seatflow.licensing.store.StoreWorld.PURCHASER;
import static io.seatflow.licensing.store.StoreWorld.TENANT;
import static io.seatflow.licensing.store.StoreWorld.paid;
import static io.seatflow.licensing.store.StoreWorld.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Transactions of different lanes on the same rows, which the lanes' partitions normally keep apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrentStoreTest {
    private final StoreWorld world = StoreWorld.open("licensing_concurrent");
    private final ExecutorService otherLane = Executors.newFixedThreadPool(4);
    private final OrderPaid paid = paid("order-1", 1);

    @BeforeEach
    void startWithASeat() throws Conflict {
        world.truncate();
        world.commit(user(PURCHASER, 1), user("ada", 1), user("bo", 1), paid);
    }

    @AfterAll
    void close() {
        otherLane.shutdownNow();
        world.close();
    }

    @Test
    @DisplayName("L6 two transactions want the last seat: the second waits for the first and gets none")
    void lastSeat() throws Exception {
        SeatCommand first = world.assign(paid, "ada");
        SeatCommand second = world.assign(paid, "bo");
        try (Handle handle = world.begin()) {
            assertThat(world.decideAndSave(handle, first).getFirst()).isInstanceOf(SeatsAssigned.class);
            Future<List<Event>> waiting = otherLane.submit(() -> world.commit(second));
            awaitWaiter();
            handle.commit();

            assertThat(waiting.get().getFirst())
                    .isInstanceOfSatisfying(
                            CommandRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.NO_SEAT_AVAILABLE));
        }
        assertThat(world.count("SELECT assigned FROM subscriptions")).isEqualTo(1);
        assertThat(world.subscriptionsWhoseCounterIsNotTheirLicences()).isZero();
    }

    @Test
    @DisplayName("L6 a thousand attempts at the last seat: one succeeds, the others are told why")
    void thousandAttempts() throws Exception {
        Message[] users =
                IntStream.range(0, 1_000).mapToObj(i -> user("many-" + i, 1)).toArray(Message[]::new);
        world.commit(users);
        List<Callable<Event>> attempts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            SeatCommand command = world.assign(paid, "many-" + i);
            attempts.add(() -> world.commit(command).getFirst());
        }
        int assigned = 0;
        try (ExecutorService all = Executors.newFixedThreadPool(8)) {
            for (Future<Event> attempt : all.invokeAll(attempts)) {
                if (attempt.get() instanceof CommandRefused refused) {
                    assertThat(refused.reason()).isEqualTo(RefusalReason.NO_SEAT_AVAILABLE);
                } else {
                    assigned++;
                }
            }
        }
        assertThat(assigned).isEqualTo(1);
        assertThat(world.count("SELECT assigned FROM subscriptions")).isEqualTo(1);
        assertThat(world.count("SELECT count(*) FROM licences")).isEqualTo(1);
        assertThat(world.count("SELECT count(*) FROM answered_commands")).isEqualTo(1_000);
    }

    @Test
    @DisplayName("L8 a user is deleted while they are given a seat: the deletion waits and frees it")
    void deletedWhileAssigned() throws Exception {
        try (Handle handle = world.begin()) {
            world.decideAndSave(handle, world.assign(paid, "ada"));
            Future<List<Event>> waiting =
                    otherLane.submit(() -> world.commit(new UserDeleted(new UserId(TENANT, "ada"))));
            awaitWaiter();
            handle.commit();

            assertThat(waiting.get()).hasSize(2);
        }
        assertThat(world.count("SELECT count(*) FROM licences")).isZero();
        assertThat(world.subscriptionsWhoseCounterIsNotTheirLicences()).isZero();
    }

    @Test
    @DisplayName("L1 a user is given a seat while they are deleted: the command waits and is refused")
    void assignedWhileDeleted() throws Exception {
        SeatCommand command = world.assign(paid, "ada");
        try (Handle handle = world.begin()) {
            world.decideAndSave(handle, new UserDeleted(new UserId(TENANT, "ada")));
            Future<List<Event>> waiting = otherLane.submit(() -> world.commit(command));
            awaitWaiter();
            handle.commit();

            assertThat(waiting.get().getFirst()).isInstanceOf(CommandRefused.class);
        }
        assertThat(world.count("SELECT count(*) FROM licences")).isZero();
    }

    @RepeatedTest(5)
    @DisplayName("L6 four lanes assign and take back at once: never more than bought, no deadlock")
    void manyLanes() throws Exception {
        OrderPaid other = paid("order-2", 2);
        world.commit(other, user("cy", 1), user("di", 1));
        List<Callable<Integer>> lanes = new ArrayList<>();
        for (String user : List.of("ada", "bo", "cy", "di")) {
            List<Message[]> batches = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                batches.add(new Message[] {world.assign(paid, user), world.assign(other, user)});
                batches.add(new Message[] {world.unassign(other, user), world.unassign(paid, user)});
            }
            lanes.add(() -> {
                for (Message[] batch : batches) {
                    world.commit(batch);
                    assertThat(world.subscriptionsWhoseCounterIsNotTheirLicences())
                            .isZero();
                }
                return batches.size();
            });
        }
        for (Future<Integer> lane : otherLane.invokeAll(lanes)) {
            assertThat(lane.get()).isEqualTo(40);
        }
    }

    /** Until another transaction of this database waits for a lock. */
    private void awaitWaiter() {
        await().until(() -> world.count("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """) > 0);
    }
}
