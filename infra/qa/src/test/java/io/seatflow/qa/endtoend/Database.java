package io.seatflow.qa.endtoend;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A look into a service's database. */
final class Database {
    /** One row of an answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final String url;

    Database(String url) {
        this.url = url;
    }

    /** The address of one database of the server that {@code endpoints.json} names. */
    static String of(String server, String name) {
        return server.replace("/?", "/" + name + "?");
    }

    /** Creates databases on the same server. */
    void create(List<String> names) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                statement.execute("CREATE DATABASE \"" + name + "\"");
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("databases %s cannot be created".formatted(names), refused);
        }
    }

    <T> List<T> rows(String query, Reader<T> reader) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(reader.read(found));
            }
            return rows;
        } catch (SQLException refused) {
            throw new IllegalStateException("expected an answer to: " + query, refused);
        }
    }

    long count(String table) {
        return rows("SELECT count(*) FROM " + table, row -> row.getLong(1)).getFirst();
    }
}
