package io.seatflow.qa.chaos.store;

import io.seatflow.workflow.lane.ProgressFormat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One service's database. Every method asks anew, and throws {@link NotAnswering} where nobody answers. Any thread. */
public final class ServiceDatabase {
    /** The database is away. */
    public static final class NotAnswering extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAnswering(String service, SQLException cause) {
            super("the database of %s: %s".formatted(service, cause.getMessage()), cause);
        }
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final String service;
    private final String url;

    /** @param server the server's JDBC address, to be completed by the database's name */
    public ServiceDatabase(String server, String service) {
        this.service = service;
        this.url = server.replace("/?", "/" + service + "?") + "&connectTimeout=5&socketTimeout=30";
    }

    /** Whose it is. */
    public String service() {
        return service;
    }

    /** Every lane of the service. */
    public List<LaneRow> lanes() {
        return rows(
                "SELECT lane, epoch, progress FROM lane ORDER BY lane",
                row -> new LaneRow(row.getInt(1), row.getLong(2), ProgressFormat.read(row.getBytes(3))));
    }

    /** How often its lanes were taken over, all together. */
    public long takeOvers() {
        return rows("SELECT coalesce(sum(epoch), 0) FROM lane", row -> row.getLong(1))
                .getFirst();
    }

    /** Packets that are not known to be published. */
    public long unpublished() {
        return rows("SELECT count(*) FROM outbox", row -> row.getLong(1)).getFirst();
    }

    /** Rows of effects without an answer. */
    public long openIntents() {
        return rows("SELECT count(*) FROM intent", row -> row.getLong(1)).getFirst();
    }

    /** Every subscription, where the service is licensing. */
    public List<Subscription> subscriptions() {
        return rows(
                "SELECT order_id, subscription_id::text, tenant_id, product_id, quantity, assigned, status FROM subscriptions",
                row -> new Subscription(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getString(7)));
    }

    /** Mails that are still to be sent, where the service is notification-email. */
    public long mailsToSend() {
        return rows("SELECT count(*) FROM notice WHERE state IN ('WAITING', 'SENDING')", row -> row.getLong(1))
                .getFirst();
    }

    private <T> List<T> rows(String query, Reader<T> reader) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(reader.read(found));
            }
            return rows;
        } catch (SQLException away) {
            throw new NotAnswering(service, away);
        }
    }
}
