package io.seatflow.bench.floor;

import org.postgresql.PGConnection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One hop's table: a row per message, in one statement and one transaction per batch. */
final class FloorTable implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;

    FloorTable(String jdbcUrl) throws SQLException {
        // Prepared on the server from the first use, so that the arrays travel in binary.
        connection = DriverManager.getConnection(jdbcUrl + "&prepareThreshold=1&binaryTransfer=true");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS message (id bigint PRIMARY KEY, payload bytea NOT NULL)");
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("INSERT INTO message (id, payload) SELECT * FROM unnest(?, ?)");
    }

    /** Stores all, durably when this returns. */
    void store(List<byte[]> payloads) throws SQLException {
        long[] ids = payloads.stream().mapToLong(FloorLayout::number).toArray();
        PGConnection driver = connection.unwrap(PGConnection.class);
        Array idArray = driver.createArrayOf("int8", ids);
        Array payloadArray = driver.createArrayOf("bytea", payloads.toArray(byte[][]::new));
        insert.setArray(1, idArray);
        insert.setArray(2, payloadArray);
        insert.executeUpdate();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
