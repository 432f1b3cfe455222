package io.seatflow.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A schema registry (Apicurio's server) in a process of its own, which speaks Confluent's API and keeps its schemas in
 * PostgreSQL, so that their ids survive restarts.
 *
 * <p>It listens on the loopback address only. It ends when this JVM ends, whatever the reason. It knows nothing of
 * compatibility rules: those are set by whoever deploys schemas.
 *
 * <p>Threads: all methods may be called from any.
 */
public final class RegistryServer implements AutoCloseable {
    private static final Duration READY_PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofMillis(100);

    private final ChildProcess process;
    private final int port;
    private final Path log;

    private RegistryServer(ChildProcess process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts the registry and returns when its API answers.
     *
     * @param log the file that it logs to
     * @param port to listen on, 0 for a free one
     * @param jdbcUrl its database, which must exist; it makes its own tables
     * @throws ServerFailure with a line for the user if that is not possible
     */
    public static RegistryServer start(Path log, int port, String jdbcUrl) {
        RegistryServer server = launch(log, port, jdbcUrl);
        try {
            server.awaitReady();
            return server;
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** The same, but returns as soon as there is a process; see {@link #awaitReady()}. */
    public static RegistryServer launch(Path log, int port, String jdbcUrl) {
        Path program = RegistryProgram.find();
        int chosen = Ports.choose(port, "--registry-port");
        checkDatabase(jdbcUrl);
        ChildProcess process = ChildProcess.start(
                "schema registry", command(program, chosen), environment(jdbcUrl), log, ChildProcess.StopSignal.TERM);
        return new RegistryServer(process, chosen, log);
    }

    /** The registry itself would try for more than a minute before it gave up. */
    private static void checkDatabase(String jdbcUrl) {
        try {
            DriverManager.getConnection(jdbcUrl).close();
        } catch (SQLException fault) {
            throw new ServerFailure(
                    "the schema registry's database cannot be used (%s)".formatted(fault.getMessage()), fault);
        }
    }

    /** One compiler tier and the serial collector: it answers a few requests per start, so start-up is what counts. */
    private static List<String> command(Path program, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + Ports.freeBeside(Set.of(port)),
                "-Dquarkus.http.access-log.enabled=false",
                "-Dapicurio.datasource.jdbc.initial-size=1",
                "-Dapicurio.datasource.jdbc.min-size=1",
                "-Dapicurio.datasource.jdbc.max-size=8",
                "-jar",
                program.toString());
    }

    private static Map<String, String> environment(String jdbcUrl) {
        return Map.of(
                "APICURIO_STORAGE_KIND", "sql",
                "APICURIO_STORAGE_SQL_KIND", "postgresql",
                "APICURIO_DATASOURCE_URL", jdbcUrl,
                "APICURIO_DATASOURCE_USERNAME", PostgresServer.USER,
                "APICURIO_DATASOURCE_PASSWORD", "none");
    }

    /** The base address of its Confluent-compatible API. */
    public URI url() {
        return URI.create("http://127.0.0.1:%d/apis/ccompat/v7".formatted(port));
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** The registry's process, to be told when it dies. */
    public ChildProcess process() {
        return process;
    }

    /** Stops it in order. */
    @Override
    public void close() {
        process.stop(STOP_PATIENCE);
    }

    /**
     * Waits until its API answers. It goes on where it does not.
     *
     * @throws ServerFailure with a line for the user if it has ended or does not answer in time
     */
    public void awaitReady() {
        long deadline = System.nanoTime() + READY_PATIENCE.toNanos();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!answers(client)) {
                if (!process.isAlive()) {
                    throw new ServerFailure("the schema registry did not start: see " + log);
                }
                if (System.nanoTime() > deadline) {
                    throw new ServerFailure("the schema registry did not answer within %d s: see %s"
                            .formatted(READY_PATIENCE.toSeconds(), log));
                }
                Pauses.pause(RETRY);
            }
        }
    }

    private boolean answers(HttpClient client) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/subjects"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("the start was interrupted", givenUp);
        }
    }
}
