package io.seatflow.local.verify;

import io.seatflow.local.verify.Plant.Planting;
import io.seatflow.local.verify.evidence.DatabaseServer;
import io.seatflow.workflow.lane.Progress;
import io.seatflow.workflow.lane.ProgressFormat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

/** Faults in the databases, whose constraints must be kept from preventing them. */
record PlantedRows(DatabaseServer server) {

    /** Rows that vanish, and are kept in a table of that name until they are put back. */
    Planting delete(String database, String table, String where, String kept) {
        return () -> {
            execute(
                    database,
                    "CREATE TABLE %s AS SELECT * FROM %s WHERE %s".formatted(kept, table, where),
                    "DELETE FROM %s WHERE %s".formatted(table, where));
            return () ->
                    execute(database, "INSERT INTO %s SELECT * FROM %s".formatted(table, kept), "DROP TABLE " + kept);
        };
    }

    /** Rows that are changed, and are still found afterwards by the same condition. */
    Planting update(String database, String table, String changes, String where) {
        return () -> {
            execute(
                    database,
                    "CREATE TABLE kept AS SELECT * FROM %s WHERE %s".formatted(table, where),
                    "UPDATE %s SET %s WHERE %s".formatted(table, changes, where));
            return () -> execute(
                    database,
                    "DELETE FROM %s WHERE %s".formatted(table, where),
                    "INSERT INTO %s SELECT * FROM kept".formatted(table),
                    "DROP TABLE kept");
        };
    }

    /** Any statement, and the one that takes it back. */
    Planting statements(String database, String planting, String takingBack) {
        return () -> {
            execute(database, planting);
            return () -> execute(database, takingBack);
        };
    }

    /** The progress of a lane changed by the engine's own classes. */
    Planting progress(String service, int lane, UnaryOperator<Progress> change) {
        return () -> {
            byte[] before = progress(service, lane);
            write(service, lane, ProgressFormat.write(change.apply(ProgressFormat.read(before))));
            return () -> write(service, lane, before);
        };
    }

    /** One more record counted as read, and as nothing else. */
    Planting miscount(String service, int lane, String topic) {
        return () -> {
            byte[] before = progress(service, lane);
            byte[] after = before.clone();
            String asText = new String(before, StandardCharsets.ISO_8859_1);
            // The counts follow the topic's name: position, then records read.
            int read = asText.indexOf(topic) + topic.length() + Long.BYTES;
            ByteBuffer.wrap(after).putLong(read, ByteBuffer.wrap(after).getLong(read) + 1);
            write(service, lane, after);
            return () -> write(service, lane, before);
        };
    }

    /** The first column of the first row. */
    String value(String database, String query) {
        try (Connection connection = DriverManager.getConnection(server.database(database));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new IllegalStateException("expected a row of " + query);
            }
            return rows.getString(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(query, refused);
        }
    }

    private byte[] progress(String service, int lane) {
        try (Connection connection = DriverManager.getConnection(server.database(service));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT progress FROM lane WHERE lane = " + lane)) {
            rows.next();
            return rows.getBytes(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void write(String service, int lane, byte[] progress) {
        try (Connection connection = DriverManager.getConnection(server.database(service));
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE lane SET progress = ? WHERE lane = " + lane)) {
            statement.setBytes(1, progress);
            statement.executeUpdate();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void execute(String database, String... statements) {
        try (Connection connection = DriverManager.getConnection(server.database(database));
                Statement statement = connection.createStatement()) {
            // Keeps foreign keys from being looked at.
            statement.execute("SET session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(String.join("; ", statements), refused);
        }
    }
}
