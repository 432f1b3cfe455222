package io.seatflow.workflow.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.seatflow.workflow.settings.DatabaseSettings;
import org.postgresql.ds.PGSimpleDataSource;

import java.time.Duration;

/** How a service connects: single connections for start-up work, a pool with time limits for the rest. */
final class Connections {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SOCKET_MARGIN = Duration.ofSeconds(15);

    private final String service;
    private final DatabaseSettings settings;

    Connections(String service, DatabaseSettings settings) {
        this.service = service;
        this.settings = settings;
    }

    /** Connections without time limits on statements, since a migration may take long. */
    PGSimpleDataSource single() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(settings.url());
        } catch (IllegalArgumentException notAnAddress) {
            throw new DatabaseNotUsable("%s expected a database address like jdbc:postgresql://host:port/name, found %s"
                    .formatted(service, settings.address()));
        }
        source.setUser(settings.user());
        source.setPassword(settings.password().reveal());
        source.setApplicationName(service);
        source.setConnectTimeout((int) CONNECT_TIMEOUT.toSeconds());
        source.setLoginTimeout((int) CONNECT_TIMEOUT.toSeconds());
        source.setTcpKeepAlive(true);
        // Details of an error quote the values of the row; those do not belong in a log.
        source.setLogServerErrorDetail(false);
        return source;
    }

    HikariDataSource pool() {
        PGSimpleDataSource source = single();
        // Beyond the server's own limits: only for a server that has gone without saying so.
        source.setSocketTimeout(
                (int) settings.statementTimeout().plus(SOCKET_MARGIN).toSeconds());
        // Prepare on the server from the first use, so that values travel in binary from the second.
        source.setPrepareThreshold(1);
        source.setPreparedStatementCacheQueries(256);
        source.setPreparedStatementCacheSizeMiB(4);
        source.setBinaryTransfer(true);

        HikariConfig config = new HikariConfig();
        config.setPoolName(service);
        config.setDataSource(source);
        config.setMaximumPoolSize(settings.connections());
        if (settings.connections() > 1) {
            config.setMinimumIdle(1);
            config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        }
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.setConnectionInitSql(sessionSettings());
        return new HikariDataSource(config);
    }

    /**
     * In SQL, because the driver sets the time zone itself and a connection pooler may refuse start-up options. Every
     * statement of a service finds rows by their keys, at most a batch of them: the plans of large scans are switched off,
     * because a statement that was planned while its table was empty would keep such a plan, as the table grows, until the
     * table is first analyzed. One plan serves every size of batch: left to itself the server plans small batches anew each
     * time, for what their arrays hold, which costs more than executing them.
     */
    private String sessionSettings() {
        String limits =
                "SET statement_timeout = %d; SET lock_timeout = %d; SET idle_in_transaction_session_timeout = %d"
                        .formatted(
                                settings.statementTimeout().toMillis(),
                                settings.lockTimeout().toMillis(),
                                settings.idleInTransactionTimeout().toMillis());
        return "SET TIME ZONE 'UTC'; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; "
                + "SET jit = off; SET plan_cache_mode = force_generic_plan; " + limits;
    }
}
