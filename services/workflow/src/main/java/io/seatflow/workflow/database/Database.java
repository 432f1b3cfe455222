package io.seatflow.workflow.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.seatflow.workflow.settings.DatabaseSettings;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * An open, migrated database of one service. Safe for use by several threads.
 *
 * <p>Connections run in UTC with the service's name and with limits on statements, locks and idle transactions. Messages
 * of failures name no values, so that they may be logged.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Database.class);

    private static final int ANSWER_SECONDS = 2;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
        jdbi.registerArrayType(new TypedArrays());
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /**
     * Connects, checks that the server keeps what it commits, applies the migrations and opens the pool.
     *
     * @param service shown by the server as the application's name
     * @param migrations names of migration sets in the order to apply them: {@code "workflow"} stands for the files of
     *     {@code classpath:db/workflow}, recorded in the table {@code migrations_workflow}
     * @throws DatabaseNotUsable if it cannot be reached, signed in to, trusted or migrated
     */
    public static Database open(String service, DatabaseSettings settings, String... migrations) {
        Connections connections = new Connections(service, settings);
        DataSource single = connections.single();
        checkDurability(service, settings, single);
        for (String name : migrations) {
            new Migrations(name).apply(single);
        }
        return new Database(connections.pool());
    }

    private static void checkDurability(String service, DatabaseSettings settings, DataSource source) {
        List<String> off;
        try (Connection connection = source.getConnection()) {
            off = Durability.switchedOff(connection);
        } catch (SQLException failure) {
            throw new DatabaseNotUsable(
                    "%s cannot use database %s as user %s: %s"
                            .formatted(service, settings.address(), settings.user(), OneLine.of(failure)),
                    failure);
        }
        if (off.isEmpty()) {
            return;
        }
        String finding = "database %s may lose what it has committed: off are %s"
                .formatted(settings.address(), String.join(", ", off));
        if (!settings.allowUnsafe()) {
            throw new DatabaseNotUsable("%s will not run: %s. Turn them on, or set allow-unsafe-database=true for %s"
                    .formatted(service, finding, "data that may be lost"));
        }
        LOGGER.warn("{} runs although {}", service, finding);
    }

    /** For the store classes. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** The pool itself. */
    public DataSource dataSource() {
        return pool;
    }

    /** What keeps the database from answering now; empty if it answers. For a health check; waits for some seconds. */
    public Optional<String> problem() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(ANSWER_SECONDS) ? Optional.empty() : Optional.of("does not answer");
        } catch (SQLException failure) {
            return Optional.of("cannot be reached: " + OneLine.of(failure));
        }
    }

    /** Measures the pool from now on; once. */
    public void measure(MeterRegistry meters) {
        pool.setMetricRegistry(meters);
    }

    /** Closes idle connections, lets those in use end for some seconds, then cuts them. Idempotent. */
    @Override
    public void close() {
        pool.close();
    }
}
