package io.seatflow.local.verify.evidence;

import io.seatflow.workflow.CardNumbers;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks for card numbers in every text and every byte string of the services' databases (C12, B6). */
final class CardNumbersInDatabases {
    /** A table, its texts and byte strings, and the key that names a row. */
    private record Columns(String table, List<String> key, List<String> texts, List<String> bytes) {
        Columns {
            key = List.copyOf(key);
            texts = List.copyOf(texts);
            bytes = List.copyOf(bytes);
        }
    }

    private static final String COLUMNS = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname),
                   coalesce(array_agg(quote_ident(a.attname) ORDER BY a.attnum)
                            FILTER (WHERE a.attnum = ANY (p.conkey)), '{}'),
                   coalesce(array_agg(quote_ident(a.attname) ORDER BY a.attnum)
                            FILTER (WHERE t.typcategory = 'S' OR t.typname IN ('json', 'jsonb', 'xml')
                                          OR e.typcategory = 'S'), '{}'),
                   coalesce(array_agg(quote_ident(a.attname) ORDER BY a.attnum)
                            FILTER (WHERE t.typname = 'bytea'), '{}')
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
            LEFT JOIN pg_constraint p ON p.conrelid = c.oid AND p.contype = 'p'
            WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
              AND n.nspname NOT LIKE 'pg\\_t%'
            GROUP BY 1
            """;

    private static final int ROWS_AT_A_TIME = 500;

    private final DatabaseServer server;
    private final TableWriter found;

    CardNumbersInDatabases(Workbench workbench, DatabaseServer server) {
        this.server = server;
        this.found = new TableWriter(workbench, "card_number");
    }

    void look() {
        for (String service : server.services()) {
            try (Connection connection = DriverManager.getConnection(server.database(service))) {
                DatabaseEvidence.asOfOneMoment(connection);
                for (Columns columns : columns(connection)) {
                    texts(connection, service, columns);
                    bytes(connection, service, columns);
                }
            } catch (SQLException refused) {
                throw Workbench.refused(refused);
            }
        }
        found.flush();
    }

    private static List<Columns> columns(Connection connection) throws SQLException {
        List<Columns> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                all.add(new Columns(rows.getString(1), names(rows, 2), names(rows, 3), names(rows, 4)));
            }
        }
        return all;
    }

    private static List<String> names(ResultSet row, int column) throws SQLException {
        Array names = row.getArray(column);
        return List.of((String[]) names.getArray());
    }

    /** As text, so that fields are apart by tabulators, which no card number has. */
    private void texts(Connection connection, String service, Columns columns) throws SQLException {
        if (columns.texts().isEmpty()) {
            return;
        }
        List<String> wanted = new ArrayList<>(columns.key());
        wanted.addAll(columns.texts());
        String query = "COPY (SELECT %s FROM %s) TO STDOUT".formatted(String.join(", ", wanted), columns.table());
        CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query);
        for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
            if (CardNumbersInRecords.isIn(row)) {
                judge(service, columns, new String(row, StandardCharsets.UTF_8).stripTrailing());
            }
        }
    }

    private void judge(String service, Columns columns, String row) {
        List<String> fields = List.of(row.split("\t", -1));
        int keys = columns.key().size();
        for (int i = 0; i < columns.texts().size(); i++) {
            if (CardNumbers.appearsIn(fields.get(keys + i))) {
                found(service, columns, columns.texts().get(i), fields.subList(0, keys));
            }
        }
    }

    private void bytes(Connection connection, String service, Columns columns) throws SQLException {
        for (String column : columns.bytes()) {
            List<String> wanted = new ArrayList<>(columns.key());
            wanted.add(column);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(ROWS_AT_A_TIME);
                try (ResultSet rows = statement.executeQuery(
                        "SELECT %s FROM %s".formatted(String.join(", ", wanted), columns.table()))) {
                    while (rows.next()) {
                        if (CardNumbersInRecords.isIn(rows.getBytes(wanted.size()))) {
                            List<String> key = new ArrayList<>();
                            for (int i = 1; i < wanted.size(); i++) {
                                key.add(rows.getString(i));
                            }
                            found(service, columns, column, key);
                        }
                    }
                }
            }
        }
    }

    private void found(String service, Columns columns, String column, List<String> key) {
        String row = CardNumbers.mask(String.join(", ", key));
        found.row(
                "database",
                "%s, table %s, column %s, row %s".formatted(service, columns.table(), column, row),
                null,
                null,
                null,
                "something like a card number");
    }
}
