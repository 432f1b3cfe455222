package io.seatflow.local.verify.evidence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * The PostgreSQL server of a system.
 *
 * @param address the JDBC address of the server, to be completed by a database's name, as {@code endpoints.json} has it
 */
public record DatabaseServer(String address) {
    /** The services that no system is without. Each has a database, which has its name. */
    private static final List<String> ALWAYS = List.of("checkout", "licensing", "billing");

    /** The services that a system may be without, or not have started yet. */
    private static final List<String> WHERE_STARTED = List.of("takeover-mover", "notification-email", "admin-center");

    private static final String MAINTENANCE = "postgres";

    /** The services on the engine that this server keeps the lanes of. */
    public List<String> services() {
        return Stream.concat(ALWAYS.stream(), WHERE_STARTED.stream().filter(this::hasLanes))
                .toList();
    }

    private boolean hasLanes(String service) {
        return asks(MAINTENANCE, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = '%s')".formatted(service))
                && asks(service, "SELECT to_regclass('lane') IS NOT NULL");
    }

    private boolean asks(String database, String question) {
        try (Connection connection = DriverManager.getConnection(database(database));
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException refused) {
            throw Workbench.refused(refused);
        }
    }

    /** The address of one database, complete. */
    public String database(String name) {
        int options = address.indexOf('?');
        return options < 0 ? address + name : address.substring(0, options) + name + address.substring(options);
    }

    /** The address of the database that every server has, and in which Seatflow keeps nothing. */
    String maintenance() {
        return database(MAINTENANCE);
    }
}
