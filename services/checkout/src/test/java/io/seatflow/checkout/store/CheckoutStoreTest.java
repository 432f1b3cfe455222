package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.CentralPurchase;
import io.seatflow.checkout.domain.Channel;
import io.seatflow.checkout.domain.CheckoutDecider;
import io.seatflow.checkout.domain.CheckoutState;
import io.seatflow.checkout.domain.Delegation;
import io.seatflow.checkout.domain.Event;
import io.seatflow.checkout.domain.Inquiry;
import io.seatflow.checkout.domain.Mailbox;
import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Money;
import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.PaymentMethod;
import io.seatflow.checkout.domain.Policy;
import io.seatflow.checkout.domain.Price;
import io.seatflow.checkout.domain.Product;
import io.seatflow.checkout.domain.Reason;
import io.seatflow.checkout.domain.Requester;
import io.seatflow.checkout.domain.Tenant;
import io.seatflow.checkout.domain.TenantKind;
import io.seatflow.checkout.domain.Term;
import io.seatflow.checkout.domain.User;
import io.seatflow.checkout.domain.UserKind;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.lane.Fenced;
import io.seatflow.workflow.lane.LaneStore;
import io.seatflow.workflow.lane.Refused;
import io.seatflow.workflow.postgres.PostgresLaneStore;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckoutStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123Z");
    private static final UUID SUBSCRIPTION = UUID.fromString("0195b2a0-0000-7000-8000-000000000001");
    private static final Product PRODUCT = new Product(
            "P1",
            "Teams Premium",
            "Others",
            true,
            Set.of("IN", "BR"),
            List.of(
                    new Price("USD", Term.MONTHLY, Channel.SELF_SERVICE, 1_000),
                    new Price("EUR", Term.MONTHLY, Channel.SELF_SERVICE, 950),
                    new Price("USD", Term.MONTHLY, Channel.CENTRAL, 900)),
            1);

    private static Jdbi jdbi = Jdbi.create("jdbc:postgresql:none");

    /** Of its own, since one Jdbi gives one thread one connection. */
    private static Jdbi otherJdbi = jdbi;

    private final CheckoutStore store = new CheckoutStore();
    private final CheckoutStore otherInstance = new CheckoutStore();
    private final LaneStore lanes =
            new PostgresLaneStore(jdbi, "checkout", "test", Duration.ofSeconds(10), InstantSource.fixed(NOW));

    @BeforeAll
    static void migrate() {
        String url = TestServers.postgres().createDatabase("checkout_store");
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:db/checkout")
                .load()
                .migrate();
        jdbi = Jdbi.create(url).installPlugin(new PostgresPlugin());
        otherJdbi = Jdbi.create(url).installPlugin(new PostgresPlugin());
    }

    @BeforeEach
    void empty() throws Conflict {
        jdbi.useHandle(handle -> handle.execute(
                "TRUNCATE orders, outcomes, waiting_orders, trials, tenants, users, delegations, products,"
                        + " product_prices"));
        jdbi.useHandle(handle -> handle.execute("UPDATE catalogue SET revision = nextval('catalogue_revisions')"));
        batch(
                NOW,
                new Message.CatalogueLoaded(List.of(PRODUCT)),
                new Message.TenantChanged(tenant("contoso", 1)),
                new Message.UserChanged(user("u-1", "Ada@Contoso.example", 1)));
    }

    @Test
    @DisplayName("C2 R1 who may buy centrally is found again, and what was delegated, until it is taken back")
    void centralBuyers() throws Conflict {
        User admin = new User("contoso", "admin", "admin@contoso.example", UserKind.MEMBER, true, true, 1);
        Requester partner = new Requester("reseller", "pat");
        Delegation.Key key = new Delegation.Key("contoso", partner);
        Delegation delegation = new Delegation("contoso", partner, true, 1);
        batch(NOW, new Message.UserChanged(admin), new Message.DelegationChanged(delegation));
        Message command = new Message.CentralOrderPlaced(new CentralPurchase(order("c1", false), partner));

        assertThat(load(new Message.UserGone("contoso", "admin")).directory().user("contoso", "admin"))
                .isEqualTo(admin);
        assertThat(load(command).directory().delegation(key)).isEqualTo(delegation);

        batch(NOW, new Message.DelegationChanged(new Delegation("contoso", partner, false, 2)));
        assertThat(load(command).directory().delegation(key)).isEqualTo(new Delegation("contoso", partner, false, 2));
        batch(NOW, new Message.DelegationGone(key));
        assertThat(load(command).directory().delegation(key)).isNull();
    }

    @Test
    @DisplayName("What was decided is found again: directory, catalogue, order, trial, outcome")
    void roundTrip() throws Conflict {
        Order trial = order("order-1", true);
        batch(NOW, new Message.OrderPlaced(trial));

        CheckoutState open = load(new Message.OrderPlaced(trial));
        assertThat(open.directory().tenant("contoso")).isEqualTo(tenant("contoso", 1));
        assertThat(open.directory().buyer(new Mailbox("contoso", "ADA@contoso.example")))
                .isEqualTo(user("u-1", "Ada@Contoso.example", 1));
        assertThat(open.catalogue().offered()).containsExactly(PRODUCT);
        assertThat(open.order("order-1")).isNotNull().satisfies(order -> {
            assertThat(order.fingerprint()).isEqualTo(trial.fingerprint());
            assertThat(order.decidedAt()).isEqualTo(NOW);
            assertThat(order.tenantId()).isEqualTo("contoso");
            assertThat(order.ended()).isFalse();
        });
        assertThat(open.situation(trial, Policy.ENABLED).trialTaken()).isTrue();

        batch(NOW, created("order-1"));

        assertThat(load(new Message.OrderPlaced(trial)).order("order-1"))
                .isNotNull()
                .satisfies(order -> assertThat(order.ended()).isTrue());
        assertThat(rows("SELECT count(*) FROM outcomes WHERE subscription_id = '" + SUBSCRIPTION + "'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("C9 whoever comes second with an order id meets a conflict, and finds the order on fresh state")
    void orderConflict() throws Conflict {
        Message placed = new Message.OrderPlaced(order("order-1", false));
        jdbi.useTransaction(second -> {
            CheckoutState stale = decide(second, store, NOW, placed);
            otherJdbi.useTransaction(first -> save(first, otherInstance, decide(first, otherInstance, NOW, placed)));

            assertThatThrownBy(() -> save(second, store, stale)).isInstanceOf(Conflict.class);
            second.rollback();
        });

        assertThat(batch(NOW, placed)).isEmpty();
        assertThat(rows("SELECT count(*) FROM orders")).isEqualTo(1);
    }

    @Test
    @DisplayName("C11 an outcome is written once, however many instances want to")
    void outcomeConflict() throws Conflict {
        batch(NOW, new Message.OrderPlaced(order("order-1", false)));
        jdbi.useTransaction(second -> {
            CheckoutState stale = decide(second, store, NOW, declined("order-1"));
            otherJdbi.useTransaction(
                    first -> save(first, otherInstance, decide(first, otherInstance, NOW, created("order-1"))));

            assertThatThrownBy(() -> save(second, store, stale)).isInstanceOf(Conflict.class);
            second.rollback();
        });

        assertThat(batch(NOW, declined("order-1"))).isEmpty();
    }

    @Test
    @DisplayName("C7 of two trials taken at once, one meets a conflict and is refused on fresh state")
    void trialConflict() throws Conflict {
        Message late = new Message.OrderPlaced(order("order-2", true));
        jdbi.useTransaction(second -> {
            CheckoutState stale = decide(second, store, NOW, late);
            otherJdbi.useTransaction(first -> save(
                    first,
                    otherInstance,
                    decide(first, otherInstance, NOW, new Message.OrderPlaced(order("order-1", true)))));

            assertThatThrownBy(() -> save(second, store, stale)).isInstanceOf(Conflict.class);
            second.rollback();
        });

        assertThat(batch(NOW, late)).singleElement().isInstanceOfSatisfying(Event.OrderRejected.class, rejected -> {
            assertThat(rejected.outcome().reason()).isEqualTo(Reason.TRIAL_NOT_AVAILABLE);
        });
    }

    @Test
    @DisplayName("C7 a declined payment gives the trial back, and only that one")
    void trialReleased() throws Conflict {
        batch(NOW, new Message.OrderPlaced(order("order-1", true)));
        batch(NOW, declined("order-1"));
        assertThat(rows("SELECT count(*) FROM trials")).isZero();

        batch(NOW, new Message.OrderPlaced(order("order-2", true)));
        batch(NOW, created("order-2"));
        assertThat(rows("SELECT count(*) FROM trials WHERE order_id = 'order-2'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Two instances that change the catalogue at once: one meets a conflict, and both see the result")
    void catalogueConflict() throws Conflict {
        Product dearer = PRODUCT.withPrices(List.of(new Price("USD", Term.YEARLY, Channel.SELF_SERVICE, 5)));
        jdbi.useTransaction(second -> {
            CheckoutState stale = decide(second, store, NOW, new Message.CatalogueLoaded(List.of()));
            otherJdbi.useTransaction(first -> save(
                    first,
                    otherInstance,
                    decide(first, otherInstance, NOW, new Message.CatalogueLoaded(List.of(dearer)))));

            assertThatThrownBy(() -> save(second, store, stale)).isInstanceOf(Conflict.class);
            second.rollback();
        });

        assertThat(load().catalogue().offered()).containsExactly(dearer.withVersion(2));
        batch(NOW, new Message.CatalogueLoaded(List.of()));
        assertThat(load().catalogue().offered()).isEmpty();
        assertThat(load().catalogue().all()).containsExactly(PRODUCT.withdrawn().withVersion(3));
    }

    @Test
    @DisplayName("A catalogue change rolled back is never seen, not even from memory")
    void catalogueRolledBack() throws Conflict {
        jdbi.useTransaction(handle -> {
            save(handle, store, decide(handle, store, NOW, new Message.CatalogueLoaded(List.of())));
            store.load(new PostgresTransaction(handle), List.of());
            handle.rollback();
        });

        assertThat(load().catalogue().offered()).containsExactly(PRODUCT);
    }

    @Test
    @DisplayName("A user who was deleted can come back with a lower version, even in the same batch")
    void deletedAndBack() throws Conflict {
        batch(NOW, new Message.UserChanged(user("u-1", "ada@contoso.example", 9)));
        batch(
                NOW,
                new Message.UserGone("contoso", "u-1"),
                new Message.UserChanged(user("u-1", "ada@new.example", 1)),
                new Message.TenantGone("contoso"));

        CheckoutState state = load(
                new Message.UserGone("contoso", "u-1"),
                new Message.TenantGone("contoso"),
                new Message.OrderPlaced(order("order-1", false)));
        assertThat(state.directory().user("contoso", "u-1")).isEqualTo(user("u-1", "ada@new.example", 1));
        assertThat(state.directory().tenant("contoso")).isNull();
        assertThat(state.directory().buyer(new Mailbox("contoso", "ada@contoso.example")))
                .isNull();
    }

    @Test
    @DisplayName("The oldest order without outcome is known, and none when all have theirs")
    void oldestWaiting() throws Conflict {
        CheckoutView view = new CheckoutView(jdbi, store);
        batch(NOW.plusSeconds(1), new Message.OrderPlaced(order("order-2", false)));
        batch(NOW, new Message.OrderPlaced(order("order-1", false)), new Message.OrderPlaced(order("order-3", false)));

        assertThat(view.oldestWaiting()).isEqualTo(NOW);
        batch(NOW.plusSeconds(2), created("order-1"), declined("order-3"));
        assertThat(view.oldestWaiting()).isEqualTo(NOW.plusSeconds(1));
        batch(NOW.plusSeconds(3), created("order-2"));
        assertThat(view.oldestWaiting()).isNull();
        assertThat(rows("SELECT count(*) FROM waiting_orders")).isZero();
    }

    @Test
    @DisplayName("An inquiry sees what an order would be judged on, and cannot write")
    void inquiry() {
        CheckoutView view = new CheckoutView(jdbi, store);
        Inquiry inquiry = new Inquiry("contoso", "ada@contoso.example", "P1", 1, Term.MONTHLY, false, "EUR");

        CheckoutState state = view.state(inquiry);

        Order order = inquiry.order(state.catalogue());
        assertThat(order.unitPriceMinor()).isEqualTo(950);
        assertThat(state.situation(order, Policy.ENABLED).buyer()).isNotNull();
    }

    @Test
    @DisplayName("C11 an order that came before is a conflict to who hopes that it is new, and known to who looks")
    void hoped() throws Conflict {
        Message placed = new Message.OrderPlaced(order("order-1", false));
        attempt(true, NOW, placed);

        assertThatThrownBy(() -> attempt(true, NOW, placed)).isInstanceOf(Conflict.class);
        assertThat(attempt(false, NOW, placed)).isEmpty();
        assertThat(attempt(true, NOW, created("order-1"))).hasSize(1);
        assertThatThrownBy(() -> attempt(true, NOW, created("order-1"))).isInstanceOf(Conflict.class);
        assertThat(attempt(false, NOW, created("order-1"))).isEmpty();
    }

    @Test
    @DisplayName(
            "A subscription of an order that nobody accepted is a conflict to who hopes, and not known to who looks")
    void notAccepted() throws Conflict {
        batch(NOW, new Message.OrderPlaced(order("order-1", false)));

        assertThatThrownBy(() -> attempt(true, NOW, created("order-2"))).isInstanceOf(Conflict.class);
        assertThat(batch(NOW, created("order-2"))).singleElement().isInstanceOf(Event.OrderNotKnown.class);
    }

    @Test
    @DisplayName("C11 an order that comes again together with its subscription ends once, and is not taken for another")
    void againWithItsSubscription() throws Conflict {
        Message placed = new Message.OrderPlaced(order("order-1", false));
        batch(NOW, placed);

        assertThat(attempt(true, NOW, placed, created("order-1"), placed))
                .singleElement()
                .isInstanceOf(Event.OrderEnded.class);
    }

    @Test
    @DisplayName("C11 an order that another instance has ended meanwhile is a conflict, and not ended twice")
    void endedElsewhere() throws Conflict {
        attempt(true, NOW, new Message.OrderPlaced(order("order-1", false)));
        otherJdbi.useTransaction(
                handle -> save(handle, otherInstance, decide(handle, otherInstance, NOW, declined("order-1"))));

        assertThatThrownBy(() -> attempt(true, NOW, created("order-1"))).isInstanceOf(Conflict.class);
        assertThat(batch(NOW, created("order-1"))).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 11, 20_261_121})
    @DisplayName("C11 in any order of batches: one outcome at most per order, and as many waiting as have none")
    void anyOrder(long seed) throws Conflict {
        Random random = new Random(seed);
        List<Event> happened = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<Message> messages = new ArrayList<>();
            for (int j = random.nextInt(12); j >= 0; j--) {
                String id = "order-" + random.nextInt(60);
                messages.add(
                        switch (random.nextInt(4)) {
                            case 0 -> created(id);
                            case 1 -> declined(id);
                            default -> new Message.OrderPlaced(order(id, random.nextInt(8) == 0));
                        });
            }
            happened.addAll(batch(NOW.plusMillis(i), messages.toArray(Message[]::new)));
        }

        long accepted =
                happened.stream().filter(Event.OrderAccepted.class::isInstance).count();
        long rejected =
                happened.stream().filter(Event.OrderRejected.class::isInstance).count();
        long ended =
                happened.stream().filter(Event.OrderEnded.class::isInstance).count();
        assertThat(rows("SELECT count(*) FROM orders")).as("seed %d", seed).isEqualTo(accepted + rejected);
        assertThat(rows("SELECT count(*) FROM outcomes")).as("seed %d", seed).isEqualTo(rejected + ended);
        assertThat(rows("SELECT coalesce(sum(orders), 0) FROM waiting_orders"))
                .as("seed %d", seed)
                .isEqualTo(accepted - ended);
        assertThat(rows("SELECT count(*) FROM orders o WHERE NOT EXISTS "
                        + "(SELECT FROM outcomes e WHERE e.order_id = o.order_id)"))
                .as("seed %d", seed)
                .isEqualTo(accepted - ended);
        assertThat(rows("SELECT count(*) FROM trials")).as("seed %d", seed).isLessThanOrEqualTo(1);
    }

    /** As the engine does it: hopeful, and with a look where that met a conflict. */
    private List<Event> batch(Instant at, Message... messages) throws Conflict {
        try {
            return attempt(true, at, messages);
        } catch (Conflict notNew) {
            return attempt(false, at, messages);
        }
    }

    private List<Event> attempt(boolean hopeful, Instant at, Message... messages) throws Conflict {
        List<Event> events = new ArrayList<>();
        try {
            lanes.transact(
                    transaction -> {
                        CheckoutState state = decide(transaction, store, at, messages);
                        store.save(transaction, state);
                        events.addAll(state.events());
                    },
                    hopeful);
        } catch (Fenced | Refused e) {
            throw new AssertionError(e);
        }
        return events;
    }

    private static CheckoutState decide(Handle handle, CheckoutStore store, Instant at, Message... messages) {
        return decide(new PostgresTransaction(handle), store, at, messages);
    }

    private static CheckoutState decide(Transaction transaction, CheckoutStore store, Instant at, Message... messages) {
        CheckoutState state = store.load(transaction, List.of(messages));
        CheckoutDecider decider = new CheckoutDecider(Policy.ENABLED);
        for (Message message : messages) {
            decider.decide(message, state, at).forEach(state::apply);
        }
        return state;
    }

    private static void save(Handle handle, CheckoutStore store, CheckoutState state) throws Conflict {
        PostgresTransaction transaction = new PostgresTransaction(handle);
        store.save(transaction, state);
        transaction.exchange().send();
    }

    private CheckoutState load(Message... messages) {
        return jdbi.withHandle(handle -> store.load(new PostgresTransaction(handle), List.of(messages)));
    }

    private static long rows(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static Order order(String id, boolean trial) {
        return new Order(
                id,
                "contoso",
                "ada@contoso.example",
                "P1",
                5,
                1_000,
                "USD",
                Term.MONTHLY,
                trial,
                PaymentMethod.CARD,
                "pm_card_visa",
                true,
                "web");
    }

    private static Message created(String orderId) {
        UUID subscription = orderId.equals("order-1") ? SUBSCRIPTION : UUID.randomUUID();
        return new Message.SubscriptionCreated(
                orderId,
                "contoso",
                subscription,
                "Teams Premium",
                5,
                false,
                new Money(1_000, "USD"),
                acceptedAt(orderId));
    }

    /** As licensing has it from checkout; when nobody accepted anything, where the order is not known. */
    private static Instant acceptedAt(String orderId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT decided_at FROM orders WHERE order_id = :id")
                .bind("id", orderId)
                .mapTo(Instant.class)
                .findOne()
                .orElse(NOW.minusSeconds(60)));
    }

    private static Message declined(String orderId) {
        return new Message.PaymentDeclined(orderId, "contoso", "card_declined", "Your card was declined.");
    }

    private static Tenant tenant(String id, long version) {
        return new Tenant(id, TenantKind.COMMERCIAL, "SE", true, "sv", version);
    }

    private static User user(String id, String email, long version) {
        return new User("contoso", id, email, UserKind.MEMBER, true, version);
    }
}
