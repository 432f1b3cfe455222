package io.seatflow.local;

import io.seatflow.servers.KafkaNode;
import io.seatflow.servers.ServerFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The whole system: servers, what is deployed to them, and services.
 *
 * <p>{@link #start} once, then {@link #close}, which may come from another thread and while it is still starting. Where
 * each part has a process of its own, one that ends by itself is started again with the same ports and the same files, as
 * {@link SystemOptions#restarts()} allows; beyond that {@link #death} tells, and whoever runs the system stops it.
 *
 * <p>For tests of what the system survives: {@link #parts} names its parts, {@link #kill}, {@link #pause} and {@link
 * #resume} do to them what an operator's machine may, and {@link SystemOptions#hooks()} hears what happens to them and can
 * start them otherwise. These may be called by any thread, between {@link #start} and {@link #close}.
 */
public final class LocalSystem implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSystem.class);

    private final SystemOptions options;
    private final Progress progress;
    private final StopSequence stops;
    private final EndpointsFile file;
    private final Announcement announcement;
    private final Parts parts;
    private final CompletableFuture<String> death = new CompletableFuture<>();

    /**
     * A system that does not run yet.
     *
     * @param progress told each step of start and stop, and of each part that dies
     */
    public LocalSystem(SystemOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.stops = new StopSequence(name -> progress.say("stopping " + name));
        this.file = new EndpointsFile(options.data());
        this.announcement = new Announcement(file);
        this.parts = new Parts(options, stops, announcement, progress, death::complete);
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

    /** The parts as they are now, by name. Empty before {@link #start}. */
    public List<PartView> parts() {
        return parts.views();
    }

    /**
     * Sends SIGKILL to a part. Returns at once; {@link PartHooks#died} tells when it has ended.
     *
     * @throws IllegalArgumentException if there is no such part
     */
    public void kill(String part) {
        parts.named(part).kill();
    }

    /**
     * Sends SIGSTOP to a part and its child processes: it does nothing more, and cannot know that, until {@link #resume}.
     *
     * @throws IllegalArgumentException if there is no such part
     * @throws IllegalStateException if it has no process of its own
     */
    public void pause(String part) {
        parts.named(part).pause();
    }

    /** Sends SIGCONT to a part and its child processes. Throws as {@link #pause} does. */
    public void resume(String part) {
        parts.named(part).resume();
    }

    /** Completes with a line for the user when a part has ended for good though nobody asked it to. */
    public CompletableFuture<String> death() {
        return death.copy();
    }

    /** Stops everything that was started, the services first, and gives the data folder back. */
    @Override
    public void close() {
        announcement.withdraw();
        stops.close();
    }

    private Endpoints startAll() {
        DataFolder folder = DataFolder.hold(options.data());
        stops.add("", folder::close);
        LogFile.to(folder.log("seatflow"));
        file.remove();
        progress.say("starting on " + folder.path());
        Placement placement = Placement.choose(folder.path(), options);
        Servers servers = new Servers(folder, placement, options);
        startServers(servers);
        Services services = new Services(folder, servers, options, placement.instances());
        startServices(services, servers);
        stops.add(
                "",
                new LivenessWatch(
                        placement.instances(), (name, line) -> parts.named(name).condemn(line))::close);
        Endpoints endpoints = announcement.publish(new Endpoints(
                servers.kafkaAddress(),
                servers.registryAddress(),
                servers.http(Listener.PAYMENTS),
                servers.smtpAddress(),
                servers.http(Listener.INBOX),
                servers.http(Listener.SIGN_IN),
                servers.jdbcUrl(""),
                services.addresses(),
                services.endpoints(),
                new TreeMap<>()));
        progress.say("ready");
        return endpoints;
    }

    private void startServers(Servers servers) {
        List<String> databases = new ArrayList<>(Service.databases());
        databases.add(Servers.REGISTRY_DATABASE);
        Together.all(List.of(
                () -> {
                    parts.bringUp(servers.postgres(databases));
                    parts.bringUp(servers.registry().when(() -> parts.ready(List.of(Listener.POSTGRES.label())) == 1));
                    Deploy.schemas(servers.registryAddress());
                },
                () -> {
                    Together.all(servers.brokers().stream()
                            .<Runnable>map(broker -> () -> parts.bringUp(servers.kafka(broker)))
                            .toList());
                    Deploy.topics(servers.kafkaAddress(), servers.brokers().size());
                },
                () -> parts.bringUp(servers.payments()),
                () -> parts.bringUp(servers.inbox()),
                () -> parts.bringUp(servers.signIn())));
        progress.say("topics and schemas are deployed");
    }

    private void startServices(Services services, Servers servers) {
        List<String> brokers = servers.brokers().stream().map(Broker::name).toList();
        int enough = KafkaNode.copiesInSync(brokers.size());
        List<String> others = List.of(Listener.POSTGRES.label(), Listener.REGISTRY.label());
        Together.all(services.starts().stream()
                .map(start -> start.when(() -> parts.ready(others) == others.size() && parts.ready(brokers) >= enough))
                .<Runnable>map(start -> () -> parts.bringUp(start))
                .toList());
    }
}
