package io.seatflow.qa.endtoend;

import io.seatflow.servers.Ports;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The same on Kafka, PostgreSQL and the registry in containers; skipped where no Docker engine can run them. */
@DisplayName("the system on servers in containers, seen from outside")
class ContainersEndToEndTest extends EndToEnd {
    private static final String KAFKA = "apache/kafka:4.3.1";
    private static final String POSTGRES = "postgres:18";
    private static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";
    private static final int POSTGRES_PORT = 5432;
    private static final int REGISTRY_PORT = 8080;

    @TempDir
    private static Path folder;

    private final Deque<GenericContainer<?>> containers = new ArrayDeque<>();

    @Override
    RunningSystem start() throws IOException {
        Optional<String> missing = Docker.missing(List.of(KAFKA, POSTGRES, REGISTRY));
        missing.ifPresent(reason -> System.out.println("ContainersEndToEndTest is skipped: " + reason));
        Assumptions.assumeTrue(missing.isEmpty(), missing.orElse("everything is there"));
        String kafka = kafka();
        GenericContainer<?> postgres = started(new GenericContainer<>(POSTGRES)
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
                .withExposedPorts(POSTGRES_PORT)
                // It answers once while it initialises itself, then starts anew.
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*", 2)));
        GenericContainer<?> registry = started(new GenericContainer<>(REGISTRY)
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects")));
        return new HostedServices(
                new ForeignServers(
                        kafka,
                        URI.create("http://%s:%d/apis/ccompat/v7"
                                .formatted(registry.getHost(), registry.getMappedPort(REGISTRY_PORT))),
                        "jdbc:postgresql://%s:%d/?user=postgres"
                                .formatted(postgres.getHost(), postgres.getMappedPort(POSTGRES_PORT))),
                folder);
    }

    /** The broker must know its address from outside before it starts, so its port is chosen here. */
    private String kafka() {
        int port = Ports.free();
        GenericContainer<?> container = new GenericContainer<>(KAFKA);
        String address = container.getHost() + ":" + port;
        Stream.of(
                        "NODE_ID=1",
                        "PROCESS_ROLES=broker,controller",
                        "LISTENERS=PLAINTEXT://:%d,CONTROLLER://:9093".formatted(port),
                        "ADVERTISED_LISTENERS=PLAINTEXT://" + address,
                        "LISTENER_SECURITY_PROTOCOL_MAP=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                        "CONTROLLER_LISTENER_NAMES=CONTROLLER",
                        "CONTROLLER_QUORUM_VOTERS=1@localhost:9093",
                        "OFFSETS_TOPIC_REPLICATION_FACTOR=1",
                        "TRANSACTION_STATE_LOG_REPLICATION_FACTOR=1",
                        "TRANSACTION_STATE_LOG_MIN_ISR=1",
                        "GROUP_INITIAL_REBALANCE_DELAY_MS=0")
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> container.withEnv("KAFKA_" + setting[0], setting[1]));
        container.setPortBindings(List.of(port + ":" + port));
        started(container.waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1)));
        return address;
    }

    private GenericContainer<?> started(GenericContainer<?> container) {
        containers.push(container);
        container.start();
        return container;
    }

    @Override
    void stopped() {
        containers.forEach(GenericContainer::stop);
    }
}
