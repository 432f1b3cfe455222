package io.seatflow.qa.chaos;

import io.seatflow.local.Deploy;
import io.seatflow.local.Endpoints;
import io.seatflow.local.ServerProcess;
import io.seatflow.qa.chaos.agent.AgentJar;
import io.seatflow.qa.chaos.agent.Mailbox;
import io.seatflow.qa.chaos.relay.ChargeAnswers;
import io.seatflow.qa.chaos.relay.CommitAnswers;
import io.seatflow.qa.chaos.relay.Relay;
import io.seatflow.qa.chaos.schedule.Targets;
import io.seatflow.servers.ChildProcess;
import io.seatflow.servers.Ports;
import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.RegistryServer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The system that is put to the test: every server and every instance of a service a process that is started again when it
 * dies, an agent in each instance, and relays between services, PostgreSQL and the payment provider. What it leaves in its
 * folder is what {@code up} leaves there. Any thread, once it is started.
 */
final class Site implements AutoCloseable {
    private static final int SERVICE_HEAP = 256;
    private static final int KAFKA_HEAP = 512;
    private static final int SMALL_HEAP = 96;
    private static final String REGISTRY = "registry";

    private final ChaosOptions options;
    private final Targets targets;
    private final Path data;
    private final AgentJar agent;
    private final Answering answering = new Answering();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, Mailbox> mailboxes = new HashMap<>();
    private final Map<String, Relay> relays = new HashMap<>();
    private final Map<String, KeptRunning> parts = new LinkedHashMap<>();

    Site(ChaosOptions options) {
        this.options = options;
        this.targets = options.targets();
        this.data = options.data();
        Mailbox all = new Mailbox(data.resolve("chaos")).make();
        this.agent = AgentJar.in(all.folder());
        targets.all()
                .forEach(instance ->
                        mailboxes.put(instance, new Mailbox(all.folder().resolve(instance)).make()));
        targets.onLanes().forEach(service -> relays.put(service, Relay.to(port("postgres"), CommitAnswers::new)));
        relays.put("payments", Relay.to(port("payments"), ChargeAnswers::new));
    }

    /** Starts everything; returns when all of it is ready. */
    Endpoints start() {
        BooleanSupplier now = () -> true;
        KeptRunning postgres = part("postgres", now, this::postgres, now);
        KeptRunning registry = part(REGISTRY, postgres::isReady, this::registry, now);
        KeptRunning kafka =
                part("kafka", now, () -> server("kafka", KAFKA_HEAP, "kafka"), () -> answering.kafka(kafka()));
        KeptRunning payments = part(
                "payments",
                now,
                () -> server("payments", SMALL_HEAP, "payments"),
                () -> answering.http(at("payments", "/ledger")));
        KeptRunning inbox = part(
                "inbox",
                now,
                () -> server("inbox", SMALL_HEAP, "smtp", "inbox"),
                () -> answering.http(at("inbox", "/mails?most=1")));
        begin(List.of(postgres, registry, kafka, payments, inbox));
        Deploy.schemas(registryAddress());
        Deploy.topics(kafka());
        BooleanSupplier servers = () -> postgres.isReady() && registry.isReady() && kafka.isReady();
        List<KeptRunning> services = new ArrayList<>();
        Map<String, URI> addresses = new TreeMap<>();
        for (String instance : targets.all()) {
            ServiceStart start = ServiceStart.of(targets.serviceOf(instance), instance, port(instance));
            addresses.putIfAbsent(targets.serviceOf(instance), start.address());
            services.add(part(
                    instance,
                    servers,
                    () -> service(start),
                    () -> answering.http(start.address().resolve("/health/ready"))));
        }
        begin(services);
        return new Endpoints(
                kafka(),
                registryAddress(),
                at("payments", ""),
                "127.0.0.1:" + port("smtp"),
                at("inbox", ""),
                PostgresServer.jdbcUrl(port("postgres"), ""),
                new TreeMap<>(addresses),
                new TreeMap<>());
    }

    /** The order box of an instance's agent. */
    Mailbox mailbox(String instance) {
        return found(mailboxes.get(instance), instance);
    }

    /** What stands between a service and its database, or, as {@code payments}, between billing and the provider. */
    Relay relay(String name) {
        return found(relays.get(name), name);
    }

    /** Everything there is. */
    List<String> parts() {
        return List.copyOf(parts.keySet());
    }

    void kill(String name) {
        part(name).kill();
    }

    void pause(String name) {
        signal("STOP", name);
    }

    void resume(String name) {
        signal("CONT", name);
    }

    /** Whether a part has a process now, ready or not. */
    boolean isAlive(String name) {
        return part(name).isAlive();
    }

    /** How often a part has died. */
    int deaths(String name) {
        return part(name).deaths();
    }

    /** Parts that do not answer now. */
    List<String> notReady() {
        return parts.values().stream()
                .filter(part -> !part.isReady())
                .map(KeptRunning::name)
                .toList();
    }

    /** Stops in order: services first, and PostgreSQL last. */
    @Override
    public void close() {
        List<KeptRunning> reversed = new ArrayList<>(parts.values()).reversed();
        List<KeptRunning> services = reversed.stream()
                .filter(part -> mailboxes.containsKey(part.name()))
                .toList();
        together(services, KeptRunning::close);
        reversed.stream().filter(part -> !services.contains(part)).forEach(KeptRunning::close);
        relays.values().forEach(Relay::close);
        answering.close();
    }

    private KeptRunning part(String name) {
        return found(parts.get(name), name);
    }

    private KeptRunning part(
            String name, BooleanSupplier possible, Supplier<ChildProcess> launch, BooleanSupplier answers) {
        KeptRunning part = new KeptRunning(new KeptRunning.Start(name, possible, launch, answers));
        parts.put(name, part);
        return part;
    }

    private static void begin(Collection<KeptRunning> several) {
        together(several, KeptRunning::begin);
    }

    private static void together(Collection<KeptRunning> several, Consumer<KeptRunning> work) {
        CompletableFuture.allOf(several.stream()
                        .map(part -> CompletableFuture.runAsync(
                                () -> work.accept(part),
                                command -> Thread.ofVirtual().start(command)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private ChildProcess postgres() {
        PostgresServer server = PostgresServer.start(data.resolve("postgres"), port("postgres"));
        targets.onLanes().forEach(server::createDatabase);
        server.createDatabase(REGISTRY);
        return server.process();
    }

    private ChildProcess registry() {
        return RegistryServer.start(log(REGISTRY), port(REGISTRY), PostgresServer.jdbcUrl(port("postgres"), REGISTRY))
                .process();
    }

    private ChildProcess server(String name, int heap, String... listensAs) {
        List<String> arguments =
                new ArrayList<>(List.of(name, data.resolve(name).toString()));
        for (String listener : listensAs) {
            arguments.add(Integer.toString(port(listener)));
        }
        return new Jvm(name, heap, "logback-process.xml", ServerProcess.class.getName(), log(name))
                .start(List.of(), Map.of(), arguments);
    }

    private ChildProcess service(ServiceStart start) {
        String service = start.service().label();
        int databasePort = relays.containsKey(service) ? relay(service).port() : port("postgres");
        return new Jvm(start.instance(), SERVICE_HEAP, "logback-service.xml", start.mainClass(), log(start.instance()))
                .start(
                        List.of(agent.argument(mailbox(start.instance()), options.plants())),
                        start.environment(new ServiceStart.Surroundings(
                                kafka(),
                                registryAddress(),
                                databasePort,
                                relay("payments").port(),
                                port("smtp"),
                                data)),
                        List.of());
    }

    private void signal(String signal, String name) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(part(name).pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
    }

    private String kafka() {
        return "127.0.0.1:" + port("kafka");
    }

    private URI registryAddress() {
        return at(REGISTRY, "/apis/ccompat/v7");
    }

    private URI at(String listener, String path) {
        return URI.create("http://127.0.0.1:" + port(listener) + path);
    }

    private synchronized int port(String listener) {
        return ports.computeIfAbsent(listener, name -> Ports.freeBeside(ports.values()));
    }

    private Path log(String name) {
        try {
            return Files.createDirectories(data.resolve("logs")).resolve(name + ".log");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static <T> T found(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return value;
    }
}
