package io.seatflow.bench.machine;

import io.seatflow.bench.BenchFailure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the PostgreSQL server says of itself.
 *
 * @param fsync the setting of that name
 * @param synchronousCommit the setting {@code synchronous_commit}
 */
public record Durability(String fsync, String synchronousCommit) {
    private static final String ON = "on";

    /**
     * Asks the server.
     *
     * @throws BenchFailure if it may forget what it has committed: then no figure means anything
     */
    public static Durability of(String jdbcUrl) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            Durability told = new Durability(show(statement, "fsync"), show(statement, "synchronous_commit"));
            if (!told.fsync().equals(ON) || !told.synchronousCommit().equals(ON)) {
                throw new BenchFailure("PostgreSQL is not durable: fsync is %s and synchronous_commit %s, expected on"
                        .formatted(told.fsync(), told.synchronousCommit()));
            }
            return told;
        } catch (SQLException away) {
            throw new BenchFailure("PostgreSQL does not say how durable it is (%s)".formatted(away.getMessage()), away);
        }
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
