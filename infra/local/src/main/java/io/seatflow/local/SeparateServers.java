package io.seatflow.local;

import io.seatflow.servers.ChildProcess;
import io.seatflow.servers.ServerFailure;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The servers of one data folder, each in a process of its own, with topics and schemas deployed and no service
 * running: for whoever runs the services in a way of their own, as a benchmark does. A server that ends is not started
 * again.
 *
 * <p>Threads: {@link #close} may come from any; everything else from one at a time.
 */
public final class SeparateServers implements AutoCloseable {
    private final DataFolder folder;
    private final Servers servers;
    private final StopSequence stops = new StopSequence(name -> {});
    private final SortedMap<String, Long> pids = new ConcurrentSkipListMap<>();

    private SeparateServers(DataFolder folder, Servers servers) {
        this.folder = folder;
        this.servers = servers;
        stops.add("", folder::close);
    }

    /**
     * Starts PostgreSQL, the registry, Kafka and the payment sandbox; ready when it returns.
     *
     * @param data the folder
     * @param databases to be made beside the services' own
     * @throws ServerFailure with a line for the user if something cannot start; then nothing is left running
     */
    public static SeparateServers start(Path data, List<String> databases) {
        DataFolder folder = DataFolder.hold(data);
        SystemOptions options = SystemOptions.processesOn(data).withBrokers(1);
        SeparateServers started =
                new SeparateServers(folder, new Servers(folder, Placement.choose(folder.path(), options), options));
        try {
            started.startAll(databases);
            return started;
        } catch (RuntimeException failed) {
            started.close();
            throw failed;
        }
    }

    /** Where Kafka's clients connect. */
    public String kafka() {
        return servers.kafkaAddress();
    }

    /** The registry's Confluent-compatible API. */
    public URI registry() {
        return servers.registryAddress();
    }

    /** The JDBC address of a database, complete. */
    public String jdbcUrl(String database) {
        return servers.jdbcUrl(database);
    }

    /** The process id of each server, by its name. */
    public SortedMap<String, Long> pids() {
        return Collections.unmodifiableSortedMap(pids);
    }

    /** The log file of a process of the caller's own. */
    public Path log(String name) {
        return folder.log(name);
    }

    /** What a service on these servers is to be told, by its own keys; it listens on that port. */
    public Map<String, String> settings(Service service, int port) {
        return new ServiceInstance(service, service.label(), port).settings(servers, folder);
    }

    /**
     * Waits until a process answers there with status 200.
     *
     * @throws ServerFailure if it ends instead, or takes too long
     */
    public void awaitReady(ChildProcess process, Path log, URI address) {
        Readiness.http(Part.process(process.name(), process, log, process::kill), address);
    }

    /** Stops all, and gives the folder back. */
    @Override
    public void close() {
        stops.close();
    }

    private void startAll(List<String> more) {
        List<String> databases = new ArrayList<>(Service.databases());
        databases.add(Servers.REGISTRY_DATABASE);
        databases.addAll(more);
        Together.all(List.of(
                () -> {
                    keep(servers.postgres(databases));
                    keep(servers.registry());
                    Deploy.schemas(servers.registryAddress());
                },
                () -> {
                    servers.brokers().forEach(broker -> keep(servers.kafka(broker)));
                    Deploy.topics(servers.kafkaAddress());
                },
                () -> keep(servers.payments())));
    }

    private void keep(PartStart start) {
        Part part = start.now();
        stops.add(part.name(), part::close);
        part.pid().ifPresent(pid -> pids.put(part.name(), pid));
    }
}
