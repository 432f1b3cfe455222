package io.seatflow.workflow.settings;

import java.time.Duration;

/**
 * Where a service's database is and how its connections behave: {@code database.url}, {@code database.user},
 * {@code database.password}, {@code database.connections}, {@code database.statement-timeout},
 * {@code database.lock-timeout}, {@code database.idle-in-transaction-timeout} and {@code allow-unsafe-database}.
 *
 * @param url JDBC address, {@code jdbc:postgresql://host:port/name}
 * @param user role the service signs in as
 * @param password its password, possibly empty
 * @param connections most connections of one instance at a time
 * @param statementTimeout how long one statement may run
 * @param lockTimeout how long one statement may wait for a lock
 * @param idleInTransactionTimeout how long a transaction may stay open with nothing to do
 * @param allowUnsafe whether to run on a server that may forget what it has committed
 */
public record DatabaseSettings(
        String url,
        String user,
        Secret password,
        int connections,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration idleInTransactionTimeout,
        boolean allowUnsafe) {
    private static final int CONNECTIONS = 8;
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration IDLE_IN_TRANSACTION_TIMEOUT = Duration.ofSeconds(60);

    /** The defaults for everything but the address and who signs in. */
    public static DatabaseSettings of(String url, String user, Secret password) {
        return new DatabaseSettings(
                url, user, password, CONNECTIONS, STATEMENT_TIMEOUT, LOCK_TIMEOUT, IDLE_IN_TRANSACTION_TIMEOUT, false);
    }

    /** Asks for the settings of this group. */
    public static DatabaseSettings from(Settings settings) {
        return new DatabaseSettings(
                settings.text("database.url"),
                settings.text("database.user"),
                settings.secret("database.password", new Secret("")),
                settings.integer("database.connections", CONNECTIONS, 1, 100),
                settings.duration("database.statement-timeout", STATEMENT_TIMEOUT),
                settings.duration("database.lock-timeout", LOCK_TIMEOUT),
                settings.duration("database.idle-in-transaction-timeout", IDLE_IN_TRANSACTION_TIMEOUT),
                settings.flag("allow-unsafe-database", false));
    }

    /** The same, for tests and demonstrations whose data may be lost. */
    public DatabaseSettings allowingUnsafe() {
        return new DatabaseSettings(
                url, user, password, connections, statementTimeout, lockTimeout, idleInTransactionTimeout, true);
    }

    /** The address without its parameters, which may hold a password. */
    public String address() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + address() + ", user=" + user + ", connections=" + connections + "]";
    }
}
