package io.seatflow.local;

import io.seatflow.servers.ServerFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The whole system: servers, what is deployed to them, and services.
 *
 * <p>{@link #start} once, then {@link #close}, which may come from another thread and while it is still starting. A
 * part that ends by itself is not started again: {@link #death} tells, and whoever runs the system stops it.
 */
public final class LocalSystem implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSystem.class);

    private final SystemOptions options;
    private final Progress progress;
    private final StopSequence stops;
    private final EndpointsFile file;
    private final CompletableFuture<String> death = new CompletableFuture<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean ready = new AtomicBoolean();
    private final SortedMap<String, Long> pids = new ConcurrentSkipListMap<>();

    /**
     * A system that does not run yet.
     *
     * @param progress told each step of start and stop
     */
    public LocalSystem(SystemOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.stops = new StopSequence(name -> progress.say("stopping " + name));
        this.file = new EndpointsFile(options.data());
    }

    /**
     * Starts everything and returns when all of it is ready and {@code endpoints.json} is written.
     *
     * @return where it answers
     * @throws ServerFailure with a line for the user if something cannot start; {@link #close} all the same
     */
    public Endpoints start() {
        try {
            return startAll();
        } catch (RuntimeException failed) {
            LOG.error("the start failed", failed);
            throw failed;
        }
    }

    private Endpoints startAll() {
        DataFolder folder = DataFolder.hold(options.data());
        stops.add("", folder::close);
        LogFile.to(folder.log("seatflow"));
        file.remove();
        progress.say("starting on " + folder.path());
        PortBook book = new PortBook(folder.path());
        Map<Listener, Integer> ports = choosePorts(book);
        List<ServiceInstance> instances = chooseInstances(ports, book);
        book.save();
        Servers servers = new Servers(folder, ports, options.processes());
        startServers(servers);
        Services services = new Services(folder, servers, instances, options.processes());
        startServices(services);
        stops.add("", new LivenessWatch(instances, this::died)::close);
        Endpoints endpoints = new Endpoints(
                servers.kafkaAddress(),
                servers.registryAddress(),
                servers.http(Listener.PAYMENTS),
                servers.smtpAddress(),
                servers.http(Listener.INBOX),
                servers.jdbcUrl(""),
                services.addresses(),
                options.processes() ? pids : new TreeMap<>());
        ready.set(true);
        file.write(endpoints);
        progress.say("ready");
        return endpoints;
    }

    /** Completes with a line for the user when a part has ended though nobody asked it to. */
    public CompletableFuture<String> death() {
        return death.copy();
    }

    /** Stops everything that was started, the services first, and gives the data folder back. */
    @Override
    public void close() {
        stopping.set(true);
        if (ready.get()) {
            file.remove();
        }
        stops.close();
    }

    private Map<Listener, Integer> choosePorts(PortBook book) {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            int wanted = options.ports().getOrDefault(listener, 0);
            ports.put(listener, book.choose(listener.label(), wanted, listener.option()));
        }
        return ports;
    }

    private List<ServiceInstance> chooseInstances(Map<Listener, Integer> ports, PortBook book) {
        List<ServiceInstance> instances = new ArrayList<>();
        for (Service service : Service.values()) {
            for (int number = 1; number <= options.instances().getOrDefault(service.label(), 1); number++) {
                String name = ServiceInstance.name(service, number);
                int port = number == 1
                        ? ports.getOrDefault(service.listener(), 0)
                        : book.choose(name, 0, service.listener().option());
                instances.add(new ServiceInstance(service, name, port));
            }
        }
        return instances;
    }

    private void startServers(Servers servers) {
        List<String> databases = new ArrayList<>(Service.databases());
        databases.add(Servers.REGISTRY_DATABASE);
        Together.all(List.of(
                () -> {
                    watch(servers.postgres(databases));
                    watch(servers.registry());
                    Deploy.schemas(servers.registryAddress());
                },
                () -> {
                    watch(servers.kafka());
                    Deploy.topics(servers.kafkaAddress());
                },
                () -> watch(servers.payments()),
                () -> watch(servers.inbox())));
        progress.say("topics and schemas are deployed");
    }

    private void startServices(Services services) {
        Together.all(services.starts().stream()
                .<Runnable>map(start -> () -> watch(start.get()))
                .toList());
    }

    private void watch(Part part) {
        stops.add(part.name(), part::close);
        part.pid().ifPresent(pid -> pids.put(part.name(), pid));
        var unused = part.death().thenAccept(this::died);
        progress.say(part.name() + " is ready");
    }

    private void died(String line) {
        if (!stopping.get()) {
            LOG.error("{}", line);
            death.complete(line);
        }
    }
}
