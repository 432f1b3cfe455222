package io.seatflow.servers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL server in a process of its own, durable: fsync, synchronous commit and full page writes are on, so what
 * was committed survives a crash of any process here and of the machine.
 *
 * <p>It listens on the loopback address only and lets in whoever connects there, as {@value #USER}. Its files are in
 * the caller's folder and survive restarts, orderly or not. It ends when this JVM ends, whatever the reason.
 *
 * <p>PostgreSQL refuses to run as root, so for root it is started inside a user namespace; where those are blocked
 * the failure says so. Linux only.
 *
 * <p>Threads: all methods may be called from any.
 */
public final class PostgresServer implements AutoCloseable {
    /** The user to connect as; there is no password. */
    public static final String USER = "postgres";

    private static final Duration READY_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofMillis(50);
    private static final String DUPLICATE_DATABASE = "42P04";

    private final ChildProcess process;
    private final int port;
    private final Path log;

    private PostgresServer(ChildProcess process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts the server on the folder, which is initialised if it is new, and returns when it answers queries.
     *
     * @param folder for its files ({@code data}) and its log ({@code postgres.log})
     * @param port to listen on, 0 for a free one
     * @throws ServerFailure with a line for the user if that is not possible
     */
    public static PostgresServer start(Path folder, int port) {
        PostgresServer server = launch(folder, port);
        try {
            server.awaitReady();
            return server;
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** The same, but returns as soon as there is a process; see {@link #awaitReady()}. */
    public static PostgresServer launch(Path folder, int port) {
        Path home = Folders.writable(folder);
        PostgresCluster cluster = new PostgresCluster(
                PostgresBinaries.unpackedIn(Folders.cache()), home.resolve("data"), home.resolve("postgres.log"));
        cluster.initialise();
        cluster.awaitPredecessor(STOP_PATIENCE);
        int chosen = Ports.choose(port, "--postgres-port");
        return new PostgresServer(
                ChildProcess.start(
                        "PostgreSQL",
                        cluster.serverCommand(settings(chosen)),
                        Map.of(),
                        cluster.log(),
                        ChildProcess.StopSignal.INT),
                chosen,
                cluster.log());
    }

    private static List<String> settings(int port) {
        List<String> arguments = new ArrayList<>();
        for (String setting : List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "shared_buffers=128MB",
                "max_connections=100",
                "min_wal_size=128MB",
                "max_wal_size=1GB",
                "checkpoint_timeout=15min",
                "autovacuum_naptime=10s",
                "timezone=UTC",
                "log_timezone=UTC",
                "lc_messages=C")) {
            arguments.add("-c");
            arguments.add(setting);
        }
        return arguments;
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** The server's process id. */
    public long pid() {
        return process.pid();
    }

    /** The server's process, to be told when it dies. */
    public ChildProcess process() {
        return process;
    }

    /** The JDBC address of a database, user included; complete as it is, since there is no password. */
    public String jdbcUrl(String database) {
        return jdbcUrl(port, database);
    }

    /** The same for the server on that port, whoever started it. */
    public static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, USER);
    }

    /**
     * Creates the database if it is not there yet.
     *
     * @param name lower-case letters, digits and underscores, beginning with a letter
     * @return its {@link #jdbcUrl}
     */
    public String createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_-]{0,62}")) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl(USER));
                Statement statement = connection.createStatement()) {
            if (!exists(connection, name)) {
                statement.execute("CREATE DATABASE \"" + name + "\"");
            }
        } catch (SQLException refused) {
            if (!DUPLICATE_DATABASE.equals(refused.getSQLState())) {
                throw new ServerFailure(
                        "database %s cannot be created (%s)".formatted(name, refused.getMessage()), refused);
            }
        }
        return jdbcUrl(name);
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    /** Stops the server in order: open transactions are rolled back, connections cut, files left clean. */
    @Override
    public void close() {
        process.stop(STOP_PATIENCE);
    }

    /**
     * Waits until it answers queries. It goes on where it does not.
     *
     * @throws ServerFailure with a line for the user if it has ended or does not answer in time
     */
    public void awaitReady() {
        long deadline = System.nanoTime() + READY_PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new ServerFailure(PostgresCluster.whyItDied(log));
            }
            if (System.nanoTime() > deadline) {
                throw new ServerFailure(
                        "PostgreSQL did not answer within %d s: see %s".formatted(READY_PATIENCE.toSeconds(), log));
            }
            Pauses.pause(RETRY);
        }
    }

    private boolean answers() {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        try (Connection connection = DriverManager.getConnection(jdbcUrl(USER), properties);
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException notYet) {
            return false;
        }
    }
}
