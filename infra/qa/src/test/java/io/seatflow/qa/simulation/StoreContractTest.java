package io.seatflow.qa.simulation;

import io.seatflow.billing.domain.BillingDecider;
import io.seatflow.billing.domain.Payment;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.store.BillingStore;
import io.seatflow.checkout.domain.CheckoutDecider;
import io.seatflow.checkout.domain.Money;
import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.PaymentMethod;
import io.seatflow.checkout.domain.Policy;
import io.seatflow.checkout.domain.Tenant;
import io.seatflow.checkout.domain.TenantKind;
import io.seatflow.checkout.domain.Term;
import io.seatflow.checkout.domain.User;
import io.seatflow.checkout.domain.UserKind;
import io.seatflow.checkout.store.CheckoutStore;
import io.seatflow.licensing.domain.LicensingDecider;
import io.seatflow.licensing.domain.LifeCycle;
import io.seatflow.licensing.store.LicensingStore;
import io.seatflow.qa.simulation.memory.LaneTables;
import io.seatflow.qa.simulation.memory.MemoryBillingStore;
import io.seatflow.qa.simulation.memory.MemoryCheckoutStore;
import io.seatflow.qa.simulation.memory.MemoryLaneStore;
import io.seatflow.qa.simulation.memory.MemoryLicensingStore;
import io.seatflow.qa.simulation.memory.MemoryTransaction;
import io.seatflow.workflow.Decider;
import io.seatflow.workflow.State;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.postgres.PostgresLaneStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables in memory act as those in PostgreSQL do: the same random script has the same outcome over both. */
class StoreContractTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int BATCHES = 120;
    /** Nothing is forgotten, since the tables in memory forget nothing. */
    private static final LifeCycle LIFE_CYCLE = new LifeCycle(
            Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(1), Duration.ofDays(3650), Duration.ofMinutes(1));

    private static final List<String> TENANTS = List.of("contoso", "fabrikam");

    @Test
    @DisplayName("checkout's orders, outcomes, trials, directory and catalogue")
    void checkout() {
        compare(
                "checkout",
                new CheckoutStore(),
                new MemoryCheckoutStore(),
                new CheckoutDecider(Policy.ENABLED),
                StoreContractTest::checkoutMessage,
                "conflict");
    }

    @Test
    @DisplayName("billing's charges and invoices")
    void billing() {
        compare(
                "billing",
                new BillingStore(),
                new MemoryBillingStore(),
                new BillingDecider(),
                StoreContractTest::billingMessage,
                "conflict");
    }

    @Test
    @DisplayName("licensing's subscriptions, licences, users, delegations, payments and cancellations")
    void licensing() {
        compare(
                "licensing",
                new LicensingStore(LIFE_CYCLE),
                new MemoryLicensingStore(LIFE_CYCLE),
                new LicensingDecider(LIFE_CYCLE),
                LicensingMessages::next,
                "would wait");
    }

    private static <M, S extends State<E>, E> void compare(
            String service,
            Store<M, S> postgres,
            Store<M, S> memory,
            Decider<M, S, E> decider,
            Function<Chance, M> message,
            String meeting) {
        InstantSource clock = InstantSource.fixed(NOW);
        try (Database database = Contract.database(service, "workflow", service)) {
            Contract<M, S, E> real = new Contract<>(
                    new PostgresLaneStore(database.jdbi(), service, "real", LEASE, clock), postgres, decider);
            Contract<M, S, E> simulated = new Contract<>(
                    new MemoryLaneStore(new LaneTables(), service, "memory", LEASE, clock, MemoryTransaction::commit),
                    memory,
                    decider);
            Chance chance = new Chance(20_261_121);
            List<String> outcomes = new ArrayList<>();
            for (int batch = 0; batch < BATCHES; batch++) {
                List<M> messages = messages(chance, message);
                List<M> meanwhile = chance.happens(0.4) ? messages(chance, message) : List.of();
                Instant now = NOW.plusSeconds(batch);
                List<String> expected = real.run(messages, meanwhile, now);
                assertThat(simulated.run(messages, meanwhile, now))
                        .as("batch %d: %s, meanwhile %s", batch, messages, meanwhile)
                        .isEqualTo(expected);
                outcomes.addAll(expected);
            }
            assertThat(outcomes).contains("committed").anyMatch(outcome -> outcome.endsWith(meeting));
        }
    }

    private static <M> List<M> messages(Chance chance, Function<Chance, M> message) {
        return IntStream.range(0, chance.between(1, 4))
                .mapToObj(each -> message.apply(chance))
                .toList();
    }

    private static io.seatflow.checkout.domain.Message checkoutMessage(Chance chance) {
        String tenant = chance.of(TENANTS);
        String user = "user-" + chance.below(3);
        String order = "order-" + chance.below(12);
        return switch (chance.below(10)) {
            case 0, 1, 2 ->
                new io.seatflow.checkout.domain.Message.OrderPlaced(new Order(
                        order,
                        tenant,
                        user + "@example.org",
                        Names.PRODUCTS.getFirst(),
                        chance.between(1, 3),
                        chance.of(Names.PRICES),
                        Names.CURRENCY,
                        Term.MONTHLY,
                        chance.happens(0.4),
                        PaymentMethod.CARD,
                        "tok",
                        true,
                        "shop"));
            case 3 -> new io.seatflow.checkout.domain.Message.PaymentDeclined(order, tenant, "code", "words");
            case 4 ->
                new io.seatflow.checkout.domain.Message.SubscriptionCreated(
                        order, tenant, new UUID(1, 2), "product", 1, false, new Money(1, "EUR"), NOW);
            case 5 ->
                new io.seatflow.checkout.domain.Message.TenantChanged(
                        new Tenant(tenant, TenantKind.COMMERCIAL, "FR", true, "en", chance.between(1, 9)));
            case 6, 7 ->
                new io.seatflow.checkout.domain.Message.UserChanged(
                        new User(tenant, user, user + "@example.org", UserKind.MEMBER, true, chance.between(1, 9)));
            case 8 ->
                chance.happens(0.5)
                        ? new io.seatflow.checkout.domain.Message.UserGone(tenant, user)
                        : new io.seatflow.checkout.domain.Message.TenantGone(tenant);
            default ->
                new io.seatflow.checkout.domain.Message.CatalogueLoaded(Names.catalogue(chance.of(Names.PRICES)));
        };
    }

    private static io.seatflow.billing.domain.Message billingMessage(Chance chance) {
        int number = chance.below(60);
        boolean isTrial = number % 4 == 0;
        var purchase = new io.seatflow.billing.domain.Purchase(
                "order-" + number,
                chance.of(TENANTS),
                "ada",
                "ada@example.org",
                "P1",
                "Product",
                2,
                1_000,
                "EUR",
                io.seatflow.billing.domain.Term.MONTHLY,
                isTrial,
                io.seatflow.billing.domain.Channel.SELF_SERVICE,
                NOW);
        return switch (chance.below(3)) {
            case 0 ->
                new io.seatflow.billing.domain.Message.OrderAccepted(
                        purchase, chance.happens(0.7) ? new Payment.Card("tok") : new Payment.None());
            case 1 ->
                new io.seatflow.billing.domain.Message.ChargeAnswered(
                        purchase, "tok", new ProviderAnswer.Declined("code", "words"));
            default ->
                new io.seatflow.billing.domain.Message.ChargeAnswered(
                        purchase,
                        chance.happens(0.1) ? "4242 4242 4242 4242" : "tok",
                        new ProviderAnswer.Captured(
                                "pi_" + number, purchase.line().totalMinor(), "EUR", "visa", "4242"));
        };
    }
}
