package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.Channel;
import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Event;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.Message.OrderPaid;
import io.seatflow.licensing.domain.Purchase;
import io.seatflow.licensing.domain.RefusalReason;
import io.seatflow.licensing.domain.Role;
import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.SeatCommand.UnassignSeats;
import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import io.seatflow.licensing.domain.SubscriptionCommand.ChangeSeats;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.TakeoverChunk;
import io.seatflow.licensing.domain.TakeoverCommand.PreviewTakeover;
import io.seatflow.licensing.domain.TakeoverCommand.ReserveTakeover;
import io.seatflow.licensing.domain.TakeoverEvent;
import io.seatflow.licensing.domain.TakeoverMode;
import io.seatflow.licensing.domain.TakeoverStep.FinishTakeover;
import io.seatflow.licensing.domain.TakeoverStep.MoveChunk;
import io.seatflow.licensing.domain.TakeoverStep.ReleaseTakeover;
import io.seatflow.licensing.domain.Term;
import io.seatflow.licensing.domain.User;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Conflict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Takeovers on a real database: what holds after every commit, whatever is asked in between. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeoverStoreTest {
    private static final String TENANT = StoreWorld.TENANT;
    private static final String ADMIN = "admin";
    private static final CommandId TAKEOVER = new CommandId(TENANT, "t1");

    private final StoreWorld world = StoreWorld.open("licensing_takeovers");
    private SubscriptionId source = id("source");
    private SubscriptionId target = id("target");
    private int commands;

    @AfterAll
    void close() {
        world.close();
    }

    @BeforeEach
    void tenant() throws Conflict {
        world.execute("TRUNCATE takeovers, takeover_chunks");
        world.truncate();
        user(ADMIN, Role.BILLING_ADMIN);
        user("paula");
        source = buy("source", Channel.SELF_SERVICE, 1_200);
        target = buy("target", Channel.CENTRAL, 1_300);
    }

    @Test
    @DisplayName("T3 T5 T6 T8 users are named in chunks, moved chunk by chunk, and the source is cancelled once")
    void move() throws Conflict {
        seats(source, "u", 0, 1_200);
        seats(target, "u", 100, 130);

        TakeoverEvent.TakeoverReserved reserved = one(TakeoverEvent.TakeoverReserved.class, commit(reserve()));
        assertThat(reserved.takeover().users()).isEqualTo(1_200);
        assertThat(reserved.takeover().alreadyLicensed()).isEqualTo(30);
        assertThat(reserved.chunks())
                .hasSize(3)
                .allSatisfy(chunk -> assertThat(chunk.users()).hasSizeBetween(1, TakeoverChunk.MOST_USERS));
        assertThat(number("SELECT reserved FROM subscriptions WHERE order_id = 'target'"))
                .isEqualTo(1_170);
        for (int chunk = 2; chunk >= 0; chunk--) {
            commit(new MoveChunk(TAKEOVER, source.toString(), chunk));
        }
        assertThat(number("SELECT assigned FROM subscriptions WHERE order_id = 'target'"))
                .isEqualTo(1_200);
        assertThat(number("SELECT count(*) FROM licences WHERE subscription_id = '" + source + "'"))
                .isZero();

        List<Event> end = commit(new FinishTakeover(TAKEOVER, source.toString()));
        assertThat(one(Event.SubscriptionCancelled.class, end).usersWithoutSeat())
                .isZero();
        assertThat(one(Event.RefundOpened.class, end).refund().netMinor()).isEqualTo(1_200 * 999L);
        assertThat(text("SELECT status FROM subscriptions WHERE order_id = 'source'"))
                .isEqualTo("DELETED");
        assertThat(number("SELECT moves_in + reserved FROM subscriptions WHERE order_id = 'target'"))
                .isZero();
        assertThat(commit(new FinishTakeover(TAKEOVER, source.toString()))).isEmpty();
    }

    @Test
    @DisplayName("T3 a target too small by one seat: refused before anything is frozen, 1 is missing")
    void oneTooFew() throws Conflict {
        seats(source, "u", 0, 1_200);
        seats(target, "v", 0, 101);

        assertThat(refusal(commit(reserve()))).isEqualTo("NOT_ENOUGH_LICENSES 1");
        assertThat(number("SELECT count(*) FROM subscriptions WHERE takeover_id IS NOT NULL OR reserved > 0"))
                .isZero();
        assertThat(refusal(commit(reserve()))).as("asked again").isEqualTo("NOT_ENOUGH_LICENSES 1");
        commit(new UserDeleted(new UserId(TENANT, "v0")));
        assertThat(commit(reserve("t2"))).hasAtLeastOneElementOfType(TakeoverEvent.TakeoverReserved.class);
    }

    @Test
    @DisplayName("Each step sent twice has one effect, and is answered again alike")
    void twice() throws Conflict {
        seats(source, "u", 0, 700);
        commit(reserve());
        long versions = number("SELECT sum(version) FROM subscriptions");
        assertThat(commit(reserve())).singleElement().isInstanceOf(TakeoverEvent.TakeoverAnsweredAgain.class);
        MoveChunk first = new MoveChunk(TAKEOVER, source.toString(), 0);
        TakeoverEvent.UsersMoved moved = one(TakeoverEvent.UsersMoved.class, commit(first, first));
        assertThat(one(TakeoverEvent.ChunkAnsweredAgain.class, commit(first)).moved())
                .isEqualTo(moved.moved());
        assertThat(number("SELECT sum(version) FROM subscriptions")).isEqualTo(versions + 2);
        assertThat(refusal(commit(new FinishTakeover(TAKEOVER, source.toString()))))
                .isEqualTo("USERS_NOT_MOVED 0");
        assertThat(refusal(commit(new ReleaseTakeover(TAKEOVER, source.toString()))))
                .isEqualTo("ALREADY_MOVED 0");
    }

    @Test
    @DisplayName("T5 what is undone before anything moved leaves nothing frozen or reserved")
    void release() throws Conflict {
        seats(source, "u", 0, 700);
        commit(reserve());
        ReleaseTakeover undo = new ReleaseTakeover(TAKEOVER, source.toString());
        one(TakeoverEvent.TakeoverUndone.class, commit(undo));
        one(TakeoverEvent.NothingToUndo.class, commit(undo));

        assertThat(number("SELECT sum(reserved + moves_in) FROM subscriptions")).isZero();
        assertThat(refusal(commit(new MoveChunk(TAKEOVER, source.toString(), 0))))
                .isEqualTo("TAKEOVER_NOT_FOUND 0");
        commit(assign(source, "paula", "paula"));
        assertThat(number("SELECT assigned FROM subscriptions WHERE order_id = 'source'"))
                .isEqualTo(701);
    }

    @Test
    @DisplayName("T7, engine's rule 15: neither the frozen source nor the target can be changed so that it would hurt")
    void frozen() throws Conflict {
        seats(source, "u", 0, 700);
        seats(target, "u", 0, 10);
        user("global", Role.GLOBAL_ADMIN);
        commit(reserve());

        assertThat(refusal(commit(assign(source, "paula", "paula")))).isEqualTo("TAKEOVER_IN_PROGRESS 0");
        assertThat(refusal(commit(reserve("t2")))).as("a second one").isEqualTo("TAKEOVER_IN_PROGRESS 0");
        assertThat(refusal(commit(
                        new UnassignSeats(command(), target.toString(), List.of("u0"), new UserId(TENANT, "global")))))
                .as("of somebody who is not moved since they have a seat")
                .isEqualTo("TAKEOVER_IN_PROGRESS 0");
        assertThat(refusal(commit(new ChangeSeats(command(), target.toString(), 699, new UserId(TENANT, ADMIN)))))
                .isEqualTo("SEATS_ASSIGNED 0");
        assertThat(refusal(commit(new CancelSubscription(
                        command(), target.toString(), "OTHER", null, new UserId(TENANT, ADMIN)))))
                .isEqualTo("TAKEOVER_IN_PROGRESS 0");
        SubscriptionId other = buy("other", Channel.SELF_SERVICE, 5);
        assertThat(refusal(commit(reserve("t3", other, source))))
                .as("into what is taken over")
                .isEqualTo("TAKEOVER_IN_PROGRESS 0");
    }

    @Test
    @DisplayName("T2 R1 global and billing admins take over, and partners with global admin rights; nobody else")
    void rights() throws Conflict {
        seats(source, "u", 0, 3);
        for (String user : List.of("paula", "nobody", "u1")) {
            assertThat(refusal(commit(reserve("by-" + user, new UserId(TENANT, user)))))
                    .isEqualTo("NOT_ALLOWED 0");
        }
        world.execute("INSERT INTO delegations VALUES ('contoso', 'reseller', 'pat', '{BILLING_ADMIN}', 1)");
        assertThat(refusal(commit(reserve("p1", new UserId("reseller", "pat")))))
                .isEqualTo("NOT_ALLOWED 0");
        world.execute("UPDATE delegations SET roles = '{GLOBAL_ADMIN}'");
        one(TakeoverEvent.TakeoverReserved.class, commit(reserve("p2", new UserId("reseller", "pat"))));
    }

    @Test
    @DisplayName("T4 what cannot be taken over, and what nobody can be moved to")
    void notPossible() throws Conflict {
        seats(source, "u", 0, 3);
        assertThat(refusal(commit(reserve("a", target, source)))).isEqualTo("NOT_SELF_SERVICE 0");
        assertThat(refusal(commit(reserve("b", source, source)))).isEqualTo("TARGET_IS_SOURCE 0");
        assertThat(refusal(commit(reserve("c", source, id("none"))))).isEqualTo("TARGET_NOT_FOUND 0");
        assertThat(refusal(commit(reserve("d", id("none"), target)))).isEqualTo("SUBSCRIPTION_NOT_FOUND 0");
        world.execute("UPDATE subscriptions SET status = 'EXPIRED'");
        assertThat(refusal(commit(reserve("e", source, target)))).isEqualTo("TARGET_NOT_ACTIVE 0");
        world.execute("UPDATE subscriptions SET status = 'DISABLED' WHERE order_id = 'source'");
        assertThat(refusal(commit(reserve("f", source, target)))).isEqualTo("SUBSCRIPTION_NOT_ACTIVE 0");
    }

    @Test
    @DisplayName("T1 T6 a cancel takes every user's licence, once")
    void cancel() throws Conflict {
        seats(source, "u", 0, 1_200);
        ReserveTakeover command = new ReserveTakeover(
                TAKEOVER, source.toString(), TakeoverMode.CANCEL, null, "NOT_NEEDED", new UserId(TENANT, ADMIN));
        assertThat(one(TakeoverEvent.TakeoverReserved.class, commit(command))
                        .takeover()
                        .chunks())
                .isZero();
        Event.SubscriptionCancelled cancelled =
                one(Event.SubscriptionCancelled.class, commit(new FinishTakeover(TAKEOVER, source.toString())));
        assertThat(cancelled.usersWithoutSeat()).isEqualTo(1_200);
        assertThat(number("SELECT count(*) FROM licences")).isZero();
    }

    @Test
    @DisplayName("T10 a preview tells who would move, who need not, what is missing and refunded, and changes nothing")
    void preview() throws Conflict {
        seats(source, "u", 0, 10);
        seats(target, "u", 5, 1_299);
        TakeoverEvent.TakeoverPreviewed previewed =
                one(TakeoverEvent.TakeoverPreviewed.class, commit(preview(new UserId(TENANT, ADMIN))));

        assertThat(previewed.plan().without()).containsExactly("u0", "u1", "u2", "u3", "u4");
        assertThat(previewed.plan().licensed()).hasSize(5);
        assertThat(previewed.plan().missing()).isZero();
        assertThat(previewed.plan().obstacle()).isNull();
        assertThat(previewed.refundMinor()).isEqualTo(1_200 * 999L);
        seats(target, "w", 0, 5);
        assertThat(one(TakeoverEvent.TakeoverPreviewed.class, commit(preview(new UserId(TENANT, ADMIN))))
                        .plan()
                        .missing())
                .isEqualTo(4);
        assertThat(number("SELECT count(*) FROM takeovers")).isZero();
        assertThat(refusal(commit(preview(new UserId(TENANT, "paula"))))).isEqualTo("NOT_ALLOWED 0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName(
            "T4 T8 L8 whatever happens in between, at no commit is a user of the move without a licence or has two")
    void meanwhile(long seed) throws Conflict {
        Random random = new Random(seed);
        seats(source, "u", 0, 1_200);
        seats(target, "u", 0, random.nextInt(100));
        user("global", Role.GLOBAL_ADMIN);
        List<Message> steps = new ArrayList<>(List.of(reserve()));
        for (int chunk = 0; chunk < 3; chunk++) {
            steps.add(new MoveChunk(TAKEOVER, source.toString(), chunk));
        }
        steps.add(new FinishTakeover(TAKEOVER, source.toString()));
        for (Message step : steps) {
            List<Message> batch = new ArrayList<>();
            for (int other = random.nextInt(4); other > 0; other--) {
                batch.add(somethingElse(random));
            }
            // Once it is over, seats of the target can be taken back like any others.
            batch.add(step instanceof FinishTakeover ? batch.size() : random.nextInt(batch.size() + 1), step);
            commit(batch.toArray(Message[]::new));
            check("seed %d after %s".formatted(seed, batch));
        }
        assertThat(text("SELECT stage FROM takeovers WHERE takeover_id = 't1'"))
                .as("seed %d", seed)
                .isEqualTo("FINISHED");
        assertThat(number("SELECT reserved FROM subscriptions WHERE order_id = 'target'"))
                .isZero();
        assertThat(number("SELECT count(*) FROM licences WHERE subscription_id = '" + source + "'"))
                .isZero();
    }

    private Message somethingElse(Random random) {
        String user = "u" + random.nextInt(1_200);
        UserId global = new UserId(TENANT, "global");
        return switch (random.nextInt(4)) {
            case 0 -> new UserDeleted(new UserId(TENANT, user));
            case 1 -> new AssignSeats(command(), target.toString(), List.of(user), global);
            case 2 -> new UnassignSeats(command(), target.toString(), List.of(user), global);
            default -> new UnassignSeats(command(), source.toString(), List.of(user), new UserId(TENANT, "paula"));
        };
    }

    private void check(String when) {
        assertThat(world.subscriptionsWhoseCounterIsNotTheirLicences()).as(when).isZero();
        assertThat(number("""
                        SELECT count(*)
                        FROM takeover_chunks c, unnest(c.reserved || c.licensed) AS u (user_id)
                        WHERE EXISTS (SELECT FROM users x WHERE x.user_id = u.user_id)
                            AND (SELECT count(*) FROM licences l WHERE l.user_id = u.user_id)
                                NOT BETWEEN 1 AND CASE WHEN c.moved_at IS NULL THEN 2 ELSE 1 END
                        """)).as(when).isZero();
        assertThat(number("""
                        SELECT (SELECT sum(reserved) FROM subscriptions)
                            - coalesce((SELECT sum(cardinality(reserved)) FROM takeover_chunks WHERE moved_at IS NULL), 0)
                        """)).as(when).isZero();
    }

    private ReserveTakeover reserve() {
        return reserve(TAKEOVER.id());
    }

    private ReserveTakeover reserve(String id) {
        return reserve(id, source, target);
    }

    private ReserveTakeover reserve(String id, UserId requester) {
        return reserve(id, source, target, requester);
    }

    private static ReserveTakeover reserve(String id, SubscriptionId from, SubscriptionId to) {
        return reserve(id, from, to, new UserId(TENANT, ADMIN));
    }

    private static ReserveTakeover reserve(String id, SubscriptionId from, SubscriptionId to, UserId requester) {
        return new ReserveTakeover(
                new CommandId(TENANT, id), from.toString(), TakeoverMode.MOVE, to.toString(), "CENTRALISED", requester);
    }

    private PreviewTakeover preview(UserId requester) {
        return new PreviewTakeover(command(), source.toString(), TakeoverMode.MOVE, target.toString(), requester);
    }

    private AssignSeats assign(SubscriptionId subscription, String requester, String user) {
        return new AssignSeats(command(), subscription.toString(), List.of(user), new UserId(TENANT, requester));
    }

    private CommandId command() {
        return new CommandId(TENANT, "c" + commands++);
    }

    private List<Event> commit(Message... messages) throws Conflict {
        return world.commit(messages);
    }

    private void user(String id, Role... roles) throws Conflict {
        commit(new UserChanged(new User(new UserId(TENANT, id), true, Set.of(roles), 1)));
    }

    private SubscriptionId buy(String order, Channel channel, int quantity) throws Conflict {
        Purchase purchase = new Purchase(
                order,
                TENANT,
                "paula",
                "paula@contoso.example",
                "P-" + order,
                "Product",
                quantity,
                999,
                "EUR",
                Term.MONTHLY,
                false,
                channel,
                StoreWorld.NOW);
        commit(new OrderPaid(purchase, StoreWorld.NOW));
        return id(order);
    }

    private static SubscriptionId id(String order) {
        return SubscriptionId.of(order, StoreWorld.NOW);
    }

    /** Users of these numbers with a seat each, without a command for every twenty of them. */
    private void seats(SubscriptionId subscription, String prefix, int from, int to) {
        world.execute("""
                INSERT INTO users (tenant_id, user_id, active, roles, version)
                SELECT 'contoso', ? || n, true, '{}', 1 FROM generate_series(?, ? - 1) AS n ON CONFLICT DO NOTHING
                """, prefix, from, to);
        world.execute("""
                INSERT INTO licences (subscription_id, tenant_id, user_id, assigned_at)
                SELECT ?::uuid, 'contoso', ? || n, now() FROM generate_series(?, ? - 1) AS n
                """, subscription.toString(), prefix, from, to);
        world.execute(
                "UPDATE subscriptions SET assigned = assigned + ? WHERE subscription_id = ?::uuid",
                to - from,
                subscription.toString());
    }

    private int number(String sql) {
        return world.count(sql);
    }

    private String text(String sql) {
        try (var handle = world.begin()) {
            String found = handle.createQuery(sql).mapTo(String.class).one();
            handle.rollback();
            return found;
        }
    }

    private static <E extends Event> E one(Class<E> type, List<Event> events) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("expected a %s, found %s".formatted(type.getSimpleName(), events)));
    }

    /** The code and what is missing. */
    private static @Nullable String refusal(List<Event> events) {
        for (Event event : events) {
            String found = switch (event) {
                case TakeoverEvent.TakeoverRefused refused ->
                    words(refused.takeover().refusal(), refused.takeover().missing());
                case TakeoverEvent.TakeoverAnsweredAgain again ->
                    words(again.takeover().refusal(), again.takeover().missing());
                case TakeoverEvent.StepRefused refused -> words(refused.reason(), 0);
                case Event.CommandRefused refused -> words(refused.reason(), 0);
                default -> null;
            };
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String words(@Nullable RefusalReason reason, int missing) {
        return reason == null ? null : reason + " " + missing;
    }
}
