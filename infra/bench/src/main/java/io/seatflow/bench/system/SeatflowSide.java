package io.seatflow.bench.system;

import io.seatflow.bench.BenchFailure;
import io.seatflow.bench.load.Answer;
import io.seatflow.bench.load.Prepared;
import io.seatflow.bench.load.Side;
import io.seatflow.local.Endpoints;
import io.seatflow.local.SeparateServers;
import io.seatflow.local.commands.Catalogue;
import io.seatflow.local.commands.DirectoryPublishing;
import io.seatflow.local.commands.JsonOverHttp;
import io.seatflow.local.commands.Publisher;
import io.seatflow.local.commands.TakingIn;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderStatus;
import org.apache.kafka.common.TopicPartition;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Seatflow, its services running in a JVM of their own, with a directory of customers who buy. */
public final class SeatflowSide implements Side, AutoCloseable {
    private static final Duration DIRECTORY_PATIENCE = Duration.ofMinutes(5);

    private final ServicesJvm services;
    private final RegistryClient registry;
    private final OrderStock stock;
    private final AvroReader<OrderOutcome> outcomes;
    private final SortedMap<String, Long> pids;
    private Set<String> awaited = Set.of();

    private SeatflowSide(
            ServicesJvm services, RegistryClient registry, OrderStock stock, SortedMap<String, Long> pids) {
        this.services = services;
        this.registry = registry;
        this.stock = stock;
        this.outcomes = AvroReader.of(Topics.CHECKOUT_OUTCOMES, registry);
        this.pids = pids;
    }

    /** Starts the services and loads the directory; everything is taken in when it returns. */
    public static SeatflowSide start(
            SeparateServers servers,
            Variant variant,
            List<String> jvmOptions,
            Customers customers,
            Purchased purchased) {
        ServicesJvm services = ServicesJvm.start(servers, variant, jvmOptions);
        RegistryClient registry =
                new RegistryClient(RegistrySettings.at(servers.registry().toString()));
        try {
            Endpoints endpoints = endpoints(servers, services);
            OrderStock stock;
            try (JsonOverHttp http = new JsonOverHttp()) {
                load(customers, endpoints, registry, http);
                stock = new OrderStock(
                        customers,
                        Catalogue.of(endpoints, http),
                        AvroWriter.of(Topics.STOREFRONT_ORDERS, registry),
                        purchased);
            }
            SortedMap<String, Long> pids = new TreeMap<>(servers.pids());
            pids.put("services", services.pid());
            return new SeatflowSide(services, registry, stock, pids);
        } catch (RuntimeException failed) {
            registry.close();
            services.close();
            throw failed;
        }
    }

    @Override
    public String name() {
        return "seatflow";
    }

    @Override
    public Prepared prepare(int number) {
        OrderStock.Ordered ordered = stock.next(number);
        awaited = ordered.orderIds();
        return ordered.records();
    }

    @Override
    public String lastTopic() {
        return Topics.CHECKOUT_OUTCOMES.name();
    }

    @Override
    public void check(List<Answer> answers) {
        Set<String> missing = new HashSet<>(awaited);
        for (Answer answer : answers) {
            OrderOutcome outcome = outcomes.decode(answer.value());
            if (!missing.remove(outcome.getOrderId())) {
                throw new BenchFailure("order %s was answered twice or never placed".formatted(outcome.getOrderId()));
            }
            if (outcome.getStatus() != OrderStatus.COMPLETED) {
                throw new BenchFailure("order %s was rejected (%s), expected it to be completed"
                        .formatted(outcome.getOrderId(), outcome.getReason()));
            }
        }
        if (!missing.isEmpty()) {
            throw new BenchFailure("%d orders were not answered, one of them %s"
                    .formatted(missing.size(), missing.iterator().next()));
        }
    }

    @Override
    public SortedMap<String, Long> pids() {
        return new TreeMap<>(pids);
    }

    @Override
    public void close() {
        registry.close();
        services.close();
    }

    private static void load(Customers customers, Endpoints endpoints, RegistryClient registry, JsonOverHttp http) {
        try (Publisher publisher = new Publisher(endpoints.kafka())) {
            Map<TopicPartition, Long> ends =
                    new DirectoryPublishing(publisher, registry).publish(customers.directory());
            var unused = new TakingIn(endpoints, http, line -> {}).await(ends, DIRECTORY_PATIENCE);
        }
    }

    private static Endpoints endpoints(SeparateServers servers, ServicesJvm services) {
        return new Endpoints(
                servers.kafka(),
                servers.registry(),
                URI.create("http://127.0.0.1"),
                "none",
                URI.create("http://127.0.0.1"),
                servers.jdbcUrl(""),
                services.addresses(),
                servers.pids());
    }
}
