package io.seatflow.local;

import io.seatflow.servers.ServerFailure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The servers of a system that does not run, started on its data folder to be looked into: PostgreSQL, Kafka, registry
 * and inbox, on free ports, without services and without being announced. The folder is held meanwhile.
 */
public final class StoppedSystem implements AutoCloseable {
    private final StopSequence stops;
    private final Endpoints endpoints;

    private StoppedSystem(StopSequence stops, Endpoints endpoints) {
        this.stops = stops;
        this.endpoints = endpoints;
    }

    /**
     * Starts the servers, unless the system runs.
     *
     * @return empty where the system runs: then {@link EndpointsFile} says where
     * @throws ServerFailure with a line for the user where there is no system's folder, the folder is held by a system
     *     that is not ready, or a server cannot start
     */
    public static Optional<StoppedSystem> startServers(Path data, Progress progress) {
        if (!Files.isDirectory(data.resolve("postgres"))
                || Stream.of("kafka", "kafka-1").noneMatch(name -> Files.isDirectory(data.resolve(name)))) {
            throw new ServerFailure("no system was ever ready on %s: name the folder of one with --data"
                    .formatted(data.toAbsolutePath()));
        }
        DataFolder folder;
        try {
            folder = DataFolder.hold(data);
        } catch (ServerFailure held) {
            if (Files.exists(data.resolve("endpoints.json"))) {
                return Optional.empty();
            }
            throw held;
        }
        StopSequence stops = new StopSequence(name -> progress.say("stopping " + name));
        stops.add("", folder::close);
        try {
            LogFile.to(folder.log("verify"));
            progress.say("nothing runs on %s: starting its servers".formatted(folder.path()));
            return Optional.of(new StoppedSystem(stops, start(folder, stops)));
        } catch (RuntimeException failed) {
            stops.close();
            throw failed;
        }
    }

    private static Endpoints start(DataFolder folder, StopSequence stops) {
        Placement placement = Placement.visiting(folder.path());
        SystemOptions options = placement.brokers().size() == 1
                ? SystemOptions.on(folder.path())
                : SystemOptions.processesOn(folder.path());
        Servers servers = new Servers(folder, placement, options);
        Together.all(List.of(
                () -> {
                    add(stops, servers.postgres(List.of()));
                    add(stops, servers.registry());
                },
                () -> Together.all(servers.brokers().stream()
                        .<Runnable>map(broker -> () -> add(stops, servers.kafka(broker)))
                        .toList()),
                () -> add(stops, servers.inbox())));
        return new Endpoints(
                servers.kafkaAddress(),
                servers.registryAddress(),
                servers.http(Listener.PAYMENTS),
                servers.smtpAddress(),
                servers.http(Listener.INBOX),
                servers.jdbcUrl(""),
                new TreeMap<>(),
                new TreeMap<>());
    }

    private static void add(StopSequence stops, PartStart start) {
        Part part = start.now();
        stops.add(part.name(), part::close);
    }

    /** Where the servers answer. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Stops the servers in order and lets others use the folder. */
    @Override
    public void close() {
        stops.close();
    }
}
