package io.seatflow.bench.system;

import io.seatflow.bench.load.Answer;
import io.seatflow.bench.load.Prepared;
import io.seatflow.bench.load.Side;
import io.seatflow.local.Endpoints;
import io.seatflow.local.SeparateServers;
import io.seatflow.local.commands.Catalogue;
import io.seatflow.local.commands.DirectoryPublishing;
import io.seatflow.local.commands.JsonOverHttp;
import io.seatflow.local.commands.Publisher;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.OrderOutcome;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Seatflow, its services running in a JVM of their own, with a directory of customers who buy. */
public final class SeatflowSide implements Side, AutoCloseable {
    private static final Duration AVAILABILITY_PATIENCE = Duration.ofSeconds(60);

    private final SeparateServers servers;
    private final Variant variant;
    private final ServicesJvm services;
    private final RegistryClient registry;
    private final JsonOverHttp http = new JsonOverHttp();
    private final Endpoints endpoints;
    private final Purchased purchased;
    private final OrderStock stock;
    private final AvroReader<OrderOutcome> outcomes;
    private final AvailabilityView availability;
    private List<PlacedOrder> awaited = List.of();
    private boolean rejectionPlanned;

    private SeatflowSide(
            SeparateServers servers, Variant variant, ServicesJvm services, Customers customers, Purchased purchased) {
        this.servers = servers;
        this.variant = variant;
        this.services = services;
        this.purchased = purchased;
        registry = new RegistryClient(RegistrySettings.at(servers.registry().toString()));
        endpoints = services.endpoints(servers);
        stock = new OrderStock(
                customers, Catalogue.of(endpoints, http), AvroWriter.of(Topics.STOREFRONT_ORDERS, registry), purchased);
        outcomes = AvroReader.of(Topics.CHECKOUT_OUTCOMES, registry);
        availability = new AvailabilityView(servers.kafka(), registry);
    }

    /**
     * Starts the services and loads the directory; everything is taken in when it returns.
     *
     * @param jvmOptions more options of the services' JVM
     * @param purchased what was bought on these servers before; it goes on being counted
     */
    public static SeatflowSide start(
            SeparateServers servers,
            Variant variant,
            List<String> jvmOptions,
            Customers customers,
            Purchased purchased) {
        ServicesJvm services = ServicesJvm.start(servers, variant, jvmOptions);
        try {
            SeatflowSide side = new SeatflowSide(servers, variant, services, customers, purchased);
            side.sellTo(customers);
            return side;
        } catch (RuntimeException failed) {
            services.close();
            throw failed;
        }
    }

    /** Makes these known to the services, and lets them buy from now on. */
    public void sellTo(Customers customers) {
        try (Publisher publisher = new Publisher(servers.kafka())) {
            new Intake(endpoints, http)
                    .await(new DirectoryPublishing(publisher, registry).publish(customers.directory()));
        }
        stock.sellTo(customers);
    }

    /**
     * Puts subscriptions into all databases and on their topic as if they had been bought long ago, beside those that
     * are there.
     */
    public void addExisting(ExistingSubscriptions existing) {
        ExistingRows rows = new ExistingRows(existing, servers, Catalogue.of(endpoints, http));
        try (ExistingStates states = new ExistingStates(servers.kafka(), registry, purchased)) {
            rows.write(states::publish);
            new Intake(endpoints, http).await(states.ends());
        }
        settle();
    }

    /** The next order will be one that cannot be completed: the round that it is in must fail. */
    public void planRejection() {
        rejectionPlanned = true;
    }

    @Override
    public String name() {
        return "seatflow";
    }

    @Override
    public Prepared prepare(int number) {
        return order(number).records();
    }

    /** The same, with what is expected of each order. */
    OrderStock.Ordered order(int number) {
        OrderStock.Ordered ordered = stock.next(number);
        if (rejectionPlanned) {
            ordered = stock.withOneToBeRejected(ordered);
        }
        awaited = ordered.orders();
        return ordered;
    }

    @Override
    public String lastTopic() {
        return Topics.CHECKOUT_OUTCOMES.name();
    }

    @Override
    public void check(List<Answer> answers) {
        Outcomes expected = new Outcomes(awaited);
        answers.forEach(answer -> expected.take(outcome(answer)));
        expected.end();
    }

    OrderOutcome outcome(Answer answer) {
        return outcomes.decode(answer.value());
    }

    RegistryClient registry() {
        return registry;
    }

    @Override
    public void wake() {
        // Its services wait for records, which takes next to nothing.
    }

    @Override
    public void rest() {
        // The same.
    }

    @Override
    public void settle() {
        if (variant.streams() && !rejectionPlanned) {
            availability.await(purchased.seats(), AVAILABILITY_PATIENCE);
        }
    }

    @Override
    public SortedMap<String, Long> pids() {
        SortedMap<String, Long> pids = new TreeMap<>(servers.pids());
        pids.put("services", services.pid());
        return pids;
    }

    /** The processes that only it has. */
    public SortedMap<String, Long> ownPids() {
        SortedMap<String, Long> pids = pids();
        pids.keySet().removeAll(List.of("kafka", "postgres"));
        return pids;
    }

    @Override
    public void close() {
        availability.close();
        http.close();
        registry.close();
        services.close();
    }
}
