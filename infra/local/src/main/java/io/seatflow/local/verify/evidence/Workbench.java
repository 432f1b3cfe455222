package io.seatflow.local.verify.evidence;

import io.seatflow.local.commands.CommandFailure;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A session of PostgreSQL with the temporary tables of {@code evidence.sql}: nothing of it is seen by others or outlives
 * it, and its size is bounded by the server's disk, not by our memory. One thread at a time.
 *
 * <p>Every method throws {@link CommandFailure} where the server refuses or is away.
 */
public final class Workbench implements AutoCloseable {
    private static final String OWN_TABLES = """
            SELECT string_agg(oid::regclass::text, ', ') FROM pg_class
            WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r'""";

    /** Reads one row of an answer. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final CopyManager copies;

    private Workbench(Connection connection) throws SQLException {
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Opens a session on a server and makes the tables, empty. */
    public static Workbench open(DatabaseServer server) {
        try {
            Connection connection = DriverManager.getConnection(server.maintenance());
            try {
                Workbench workbench = new Workbench(connection);
                workbench.execute(tables());
                return workbench;
            } catch (SQLException | RuntimeException refused) {
                connection.close();
                throw refused;
            }
        } catch (SQLException refused) {
            throw refused(refused);
        }
    }

    private static String tables() {
        try (InputStream script = Workbench.class.getResourceAsStream("/verify/evidence.sql")) {
            if (script == null) {
                throw new IllegalStateException("resource /verify/evidence.sql is missing");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("resource /verify/evidence.sql cannot be read", unreadable);
        }
    }

    /** Runs statements without an answer. */
    public void execute(String statements) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException refused) {
            throw refused(refused);
        }
    }

    /** Runs one statement with parameters and gives the number of rows it changed. */
    public long update(String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeLargeUpdate();
        } catch (SQLException refused) {
            throw refused(refused);
        }
    }

    /** The rows of an answer, which must fit in memory. */
    public <T> List<T> rows(String query, RowReader<T> reader, Object... parameters) {
        try (PreparedStatement statement = prepared(query, parameters);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(reader.read(found));
            }
            return rows;
        } catch (SQLException refused) {
            throw refused(refused);
        }
    }

    /** Appends rows in COPY's text format to a table. */
    void append(String table, byte[] lines) {
        try {
            copies.copyIn("COPY %s FROM STDIN".formatted(table), new ByteArrayInputStream(lines));
        } catch (SQLException | IOException refused) {
            throw refused(refused);
        }
    }

    /** Replaces a table by the answer to a query on another connection, row by row as they come. */
    void replace(String table, Connection source, String query) throws SQLException {
        execute("TRUNCATE " + table);
        CopyOut from = source.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (%s) TO STDOUT".formatted(query));
        CopyIn to = copies.copyIn("COPY %s FROM STDIN".formatted(table));
        try {
            for (byte[] row = from.readFromCopy(); row != null; row = from.readFromCopy()) {
                to.writeToCopy(row, 0, row.length);
            }
            to.endCopy();
        } finally {
            if (to.isActive()) {
                to.cancelCopy();
            }
        }
    }

    /** Lets the planner know how large the tables have become; of the server's own tables it knows. */
    public void analyze() {
        execute("ANALYZE " + rows(OWN_TABLES, row -> row.getString(1)).getFirst());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException refused) {
            throw refused(refused);
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    static CommandFailure refused(Exception cause) {
        return new CommandFailure("PostgreSQL refused: " + cause.getMessage(), cause);
    }
}
