package io.seatflow.qa.endtoend;

import io.seatflow.events.checkout.BuyCentrally;
import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.TenantKind;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;
import io.seatflow.events.licensing.AssignSeats;
import io.seatflow.events.licensing.TakeoverMode;
import io.seatflow.events.takeover.StartTakeover;
import io.seatflow.events.takeover.TakeoverPhase;
import io.seatflow.events.takeover.TakeoverState;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** One tenant with many users, subscriptions that are bought as people buy them, and takeovers. */
final class TakeoverStage implements AutoCloseable {
    static final String TENANT = "contoso";
    static final String ADMIN = "admin";
    static final String PURCHASER = "paula";
    private static final String PRODUCT = "CFQ7TTC0H9MP";
    private static final long PRICE = 1_400;
    private static final long CENTRAL_PRICE = 1_330;
    private static final int AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<TakeoverPhase> ENDS =
            Set.of(TakeoverPhase.DONE, TakeoverPhase.REFUSED, TakeoverPhase.RELEASED);

    private final RunningSystem system;
    private final Outsider outsider;
    private final RegistryClient registry;
    private int commands;

    TakeoverStage(RunningSystem system) {
        this.system = system;
        this.outsider = new Outsider(system.kafka(), system.registry());
        this.registry = new RegistryClient(RegistrySettings.at(system.registry().toString()));
    }

    /** A tenant with an admin, a purchaser and this many users more. */
    void people(int users) {
        send(
                Topics.DIRECTORY_TENANTS,
                TENANT,
                new Tenant(TENANT, TENANT, TenantKind.COMMERCIAL, "US", true, "en", "Etc/UTC", 1L));
        List<Future<?>> sent = new ArrayList<>();
        sent.add(user(ADMIN, DirectoryRole.GLOBAL_ADMIN));
        sent.add(user(PURCHASER));
        IntStream.range(0, users).forEach(number -> sent.add(user(userId(number))));
        Database licensing = new Database(system.database("licensing"));
        Database checkout = new Database(system.database("checkout"));
        Awaitility.await("the directory")
                .atMost(PATIENCE)
                .until(() -> licensing.count("users") == users + 2
                        && checkout.count("users") == users + 2
                        && checkout.count("tenants") == 1);
    }

    private Future<?> user(String id, DirectoryRole... roles) {
        User user = new User(TENANT, id, id + "@contoso.example", id, UserKind.MEMBER, true, List.of(roles), 1L);
        return outsider.send(
                Topics.DIRECTORY_USERS.name(), partition(), TENANT + "/" + id, bytes(Topics.DIRECTORY_USERS, user));
    }

    /** Orders by self-service; gives the subscription's id. */
    String buy(String order, int quantity) {
        send(
                Topics.STOREFRONT_ORDERS,
                TENANT,
                new OrderPlaced(
                        order,
                        TENANT,
                        PURCHASER + "@contoso.example",
                        PRODUCT,
                        quantity,
                        PRICE,
                        "USD",
                        Term.MONTHLY,
                        false,
                        Payment.CARD,
                        "pm_card_visa",
                        true,
                        "web",
                        Instant.now()));
        return subscription(order);
    }

    /** Buys for the organisation; gives the subscription's id. */
    String buyCentrally(String command, int quantity) {
        send(
                Topics.CHECKOUT_COMMANDS,
                TENANT,
                new BuyCentrally(
                        command,
                        TENANT,
                        PRODUCT,
                        quantity,
                        Term.MONTHLY,
                        CENTRAL_PRICE,
                        "USD",
                        ADMIN,
                        null,
                        Instant.now()));
        return subscription(command);
    }

    private String subscription(String order) {
        Licences licences = new Licences(system);
        return Awaitility.await("the subscription of " + order)
                .atMost(PATIENCE)
                .until(() -> licences.byOrder().get(order), row -> row != null)
                .id();
    }

    /** Gives a seat to each of the users with these numbers. */
    void assign(String subscription, String requester, int from, int to) {
        for (int first = from; first < to; first += AT_ONCE) {
            List<String> users = IntStream.range(first, Math.min(to, first + AT_ONCE))
                    .mapToObj(TakeoverStage::userId)
                    .toList();
            command(new AssignSeats("c" + commands++, TENANT, subscription, users, requester, null, Instant.now()));
        }
        Awaitility.await("the seats of " + subscription)
                .atMost(PATIENCE)
                .until(() -> assigned(subscription) == to - from);
    }

    void command(SpecificRecord command) {
        Future<?> unused = outsider.send(
                Topics.LICENSING_COMMANDS.name(), partition(), TENANT, bytes(Topics.LICENSING_COMMANDS, command));
    }

    /** Seats assigned now, by the counter. */
    long assigned(String subscription) {
        return row(subscription).assigned();
    }

    Licences.Row row(String subscription) {
        return new Licences(system)
                .byOrder().values().stream()
                        .filter(row -> row.id().equals(subscription))
                        .findFirst()
                        .orElseThrow();
    }

    void start(String takeover, String source, String target) {
        send(
                Topics.TAKEOVER_COMMANDS,
                TENANT,
                new StartTakeover(
                        takeover,
                        TENANT,
                        source,
                        TakeoverMode.MOVE,
                        target,
                        "CENTRALISED",
                        ADMIN,
                        null,
                        Instant.now()));
    }

    /** What was said of a takeover, once it has ended. */
    List<TakeoverState> awaitEnd(String takeover) {
        return Awaitility.await("the end of " + takeover)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> states(takeover),
                        states -> !states.isEmpty()
                                && ENDS.contains(states.getLast().getPhase()));
    }

    List<TakeoverState> states(String takeover) {
        return events(Topics.TAKEOVER_EVENTS).stream()
                .filter(state -> state.getTakeoverId().equals(takeover))
                .sorted(Comparator.comparing(TakeoverState::getVersion))
                .toList();
    }

    /** Everything of the tenant in a topic of our services, in order; what was said twice under one id once. */
    <V extends SpecificRecord> List<V> events(Topic<V> topic) {
        AvroReader<V> reader = AvroReader.of(topic, registry);
        Set<String> seen = new HashSet<>();
        return outsider.read(topic.name()).stream()
                .filter(one -> one.partition() == partition())
                .filter(one ->
                        seen.add(new String(one.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)))
                .map(one -> reader.decode(one.value()))
                .toList();
    }

    private <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
        outsider.publish(topic.name(), partition(), key, bytes(topic, value));
    }

    private <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
        return AvroWriter.of(topic, registry).encode(value);
    }

    private static int partition() {
        return Directory.partition(TENANT, Topic.PARTITIONS);
    }

    static String userId(int number) {
        return "user-" + number;
    }

    @Override
    public void close() {
        outsider.close();
        registry.close();
    }
}
