package io.seatflow.bench.system;

import io.seatflow.bench.BenchFailure;
import io.seatflow.local.SeparateServers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * Subscriptions that were bought before the benchmark began: as many rows in each service's database as that many
 * completed orders leave behind, over the past year, spread over all tenants, one seat of each given to its buyer.
 *
 * @param number how many
 * @param from the number of the first, to tell them from those that were added before
 * @param tenants over which they are spread, as {@link Customers} counts them
 * @param since when the first was bought
 */
public record ExistingSubscriptions(long number, long from, int tenants, Instant since) {
    private static final Duration YEAR = Duration.ofDays(365);

    /** That many, over the past year. */
    public static ExistingSubscriptions of(long number, long from, int tenants) {
        return new ExistingSubscriptions(number, from, tenants, Instant.now().minus(YEAR));
    }

    /** Empties what orders leave behind, as if nobody had ever bought. The available quantity stays as it was. */
    public static void removeAll(SeparateServers servers) {
        execute(servers, "checkout", "TRUNCATE orders, outcomes, waiting_orders, trials");
        execute(servers, "billing", "TRUNCATE charge, invoice");
        execute(servers, "licensing", "TRUNCATE subscriptions CASCADE");
    }

    /** How long after one the next was bought. */
    long stepMicros() {
        return YEAR.toNanos() / 1000 / Math.max(1, number);
    }

    private static void execute(SeparateServers servers, String database, String sql) {
        try (Connection connection = DriverManager.getConnection(servers.jdbcUrl(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new BenchFailure("%s's database refused: %s".formatted(database, refused.getMessage()), refused);
        }
    }
}
