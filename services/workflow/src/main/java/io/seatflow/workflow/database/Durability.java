package io.seatflow.workflow.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether a server keeps what it has acknowledged: every promise of the engine rests on that. */
final class Durability {
    private static final String SWITCHED_OFF = """
            SELECT name
            FROM pg_settings
            WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')
              AND setting = 'off'
            ORDER BY name
            """;

    private Durability() {}

    /** The settings that are off and must be on, empty on a safe server. */
    static List<String> switchedOff(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SWITCHED_OFF)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return List.copyOf(names);
        }
    }
}
