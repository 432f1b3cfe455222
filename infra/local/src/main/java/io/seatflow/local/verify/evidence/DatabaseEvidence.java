package io.seatflow.local.verify.evidence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** What the services' databases say: each as of one moment, since each is read in one transaction that only reads. */
final class DatabaseEvidence {
    /** A table of the workbench, and what it is filled from. */
    private record Extract(String table, String query) {}

    private static final List<Extract> CHECKOUT = List.of(
            new Extract(
                    "checkout_order", "SELECT order_id, tenant_id, unit_price_minor, currency, decided_at FROM orders"),
            new Extract("checkout_outcome", "SELECT order_id, reason, subscription_id::text, decided_at FROM outcomes"),
            new Extract("checkout_waiting", "SELECT accepted_at, orders FROM waiting_orders"),
            new Extract("checkout_trial", "SELECT tenant_id, product_id, order_id FROM trials"));

    /** The provider's key of an order is the order id where that fits into a header, or else its digest: see billing. */
    private static final List<Extract> BILLING = List.of(
            new Extract("charge", """
                    SELECT order_id, tenant_id, purchaser_id, status, amount_minor, currency, provider_reference,
                           CASE WHEN order_id ~ '^[!-~]{1,255}$' THEN order_id
                                ELSE 'sha256:' || encode(sha256(convert_to(order_id, 'UTF8')), 'hex') END,
                           settled_at, refunded_minor
                    FROM charge"""),
            new Extract("later_payment", """
                    SELECT payment_id, order_id, subscription_id, tenant_id, purchaser_id, kind, status, quantity, amount_minor,
                           refunded_minor, currency, provider_reference,
                           CASE WHEN 'payment:' || payment_id ~ '^[!-~]{1,255}$' THEN 'payment:' || payment_id
                                ELSE 'sha256:' || encode(sha256(convert_to('payment:' || payment_id, 'UTF8')), 'hex') END
                    FROM payment"""),
            new Extract("refund_part", """
                    SELECT refund_id, p.part, r.order_id, r.tenant_id, p.payment_reference, p.amount_minor, r.currency,
                           p.provider_reference,
                           CASE WHEN 'refund:' || refund_id || '/' || p.part ~ '^[!-~]{1,255}$'
                                THEN 'refund:' || refund_id || '/' || p.part
                                ELSE 'sha256:' || encode(sha256(convert_to('refund:' || refund_id || '/' || p.part, 'UTF8')), 'hex')
                                END
                    FROM refund r JOIN refund_part p USING (refund_id)"""),
            new Extract("invoice", """
                    SELECT invoice_number, order_id, tenant_id, purchaser_id, product_id, quantity, unit_price_minor,
                           total_minor, currency
                    FROM invoice"""));

    /** Chunks and counters that disagree; users named and not moved who have no licence; licences that nobody was named for. */
    private static final String UNCONSERVED = """
            SELECT t.tenant_id, t.takeover_id, t.subscription_id,
                   format('%s users in %s chunks moved, by chunks %s in %s', t.users_moved, t.chunks_moved, coalesce(sum(cardinality(c.moved)
                          + cardinality(c.kept)) FILTER (WHERE c.moved_at IS NOT NULL), 0), count(c.moved_at))
            FROM takeovers t LEFT JOIN takeover_chunks c USING (tenant_id, takeover_id)
            WHERE t.mode = 'MOVE' AND t.stage <> 'REFUSED'
            GROUP BY t.tenant_id, t.takeover_id
            HAVING t.chunks_moved <> count(c.moved_at) OR t.chunks <> count(c.chunk)
                OR t.users <> coalesce(sum(cardinality(c.reserved) + cardinality(c.licensed)), 0)
                OR t.users_moved <> coalesce(sum(cardinality(c.moved) + cardinality(c.kept)) FILTER (WHERE c.moved_at IS NOT NULL), 0)
            UNION ALL
            SELECT t.tenant_id, t.takeover_id, t.subscription_id, format('user %s is named and has no licence', u.user_id)
            FROM takeovers t
            JOIN takeover_chunks c USING (tenant_id, takeover_id), unnest(c.reserved || c.licensed) AS u (user_id)
            WHERE t.stage = 'RESERVED' AND c.moved_at IS NULL
                AND EXISTS (SELECT FROM users x WHERE x.tenant_id = t.tenant_id AND x.user_id = u.user_id)
                AND NOT EXISTS (
                    SELECT FROM licences l WHERE l.subscription_id::text = t.subscription_id AND l.user_id = u.user_id)
            UNION ALL
            SELECT t.tenant_id, t.takeover_id, t.subscription_id, format('user %s has a licence and is not named', l.user_id)
            FROM takeovers t
            JOIN licences l ON l.subscription_id::text = t.subscription_id
            WHERE t.stage = 'RESERVED' AND t.mode = 'MOVE' AND NOT EXISTS (
                SELECT FROM takeover_chunks c
                WHERE c.tenant_id = t.tenant_id AND c.takeover_id = t.takeover_id AND c.moved_at IS NULL
                    AND l.user_id = ANY (c.reserved || c.licensed))""";

    private static final List<Extract> LICENSING = List.of(
            new Extract("subscription", """
                    SELECT s.subscription_id, s.tenant_id, s.order_id, s.purchaser_id, s.product_id, s.channel, s.quantity,
                           s.assigned, s.unit_price_minor, s.currency, s.term, s.trial, s.status, s.version,
                           coalesce(l.licences, 0), s.reserved, s.scheduled_quantity, s.takeover_id, s.changed_at, l.users
                    FROM subscriptions s
                    LEFT JOIN (
                        SELECT subscription_id, count(*) AS licences, sum(hashtextextended(user_id, 0)) AS users
                        FROM licences GROUP BY 1) l
                        USING (subscription_id)"""),
            new Extract("open_payment", "SELECT payment_id, subscription_id, tenant_id, given_up FROM open_payments"),
            new Extract("stray_licence", """
                    SELECT l.subscription_id, l.tenant_id, l.user_id,
                           CASE WHEN s.subscription_id IS NULL THEN 'the tenant has no such subscription'
                                ELSE 'the tenant has no such user' END
                    FROM licences l
                    LEFT JOIN subscriptions s USING (subscription_id, tenant_id)
                    LEFT JOIN users u USING (tenant_id, user_id)
                    WHERE s.subscription_id IS NULL OR u.user_id IS NULL"""),
            new Extract("takeover_row", """
                    SELECT tenant_id, takeover_id, subscription_id, stage, decided_at FROM takeovers"""),
            new Extract("reservation", """
                    SELECT s.subscription_id, s.tenant_id, s.reserved, s.moves_in, s.takeover_id, coalesce(i.reserved, 0),
                           coalesce(i.moves, 0), o.takeover_id
                    FROM subscriptions s
                    LEFT JOIN (
                        SELECT t.target_id, count(*) AS moves, sum((
                                SELECT coalesce(sum(cardinality(c.reserved)), 0) FROM takeover_chunks c
                                WHERE c.tenant_id = t.tenant_id AND c.takeover_id = t.takeover_id AND c.moved_at IS NULL)) AS reserved
                        FROM takeovers t WHERE t.stage = 'RESERVED' AND t.mode = 'MOVE' GROUP BY t.target_id) i
                        ON i.target_id = s.subscription_id::text
                    LEFT JOIN takeovers o ON o.subscription_id = s.subscription_id::text AND o.stage = 'RESERVED'
                    WHERE s.reserved <> 0 OR s.moves_in <> 0 OR s.takeover_id IS NOT NULL OR i.moves > 0 OR o.takeover_id IS NOT NULL"""),
            new Extract("unconserved", UNCONSERVED));

    private static final List<Extract> MOVER = List.of(new Extract(
            "mover_row", "SELECT tenant_id, takeover_id, subscription_id, phase, moved, total, version FROM takeover"));

    private static final List<Extract> NOTIFICATION = List.of(new Extract("notice", """
                    SELECT notice_id, message_id, kind, subject_id, tenant_id, recipient_id, state, attempts,
                           state IN ('WAITING', 'SENDING') AND due_at < now()
                    FROM notice"""));

    private static final List<Extract> ADMIN_CENTER = List.of(
            new Extract("shown_subscription", """
                    SELECT subscription_id, tenant_id, order_id, purchaser_id, product_id,
                           CASE WHEN central THEN 'CENTRAL' ELSE 'SELF_SERVICE' END, quantity, assigned, unit_price_minor,
                           currency, term, trial, status, version, reserved, scheduled_quantity, takeover_id
                    FROM subscriptions"""),
            new Extract("shown_licences", """
                    SELECT subscription_id, tenant_id, count(*), sum(hashtextextended(user_id, 0))
                    FROM licences GROUP BY 1, 2"""),
            new Extract(
                    "operation",
                    "SELECT tenant_id, operation_id, kind, subscription_id, state, phase, version FROM operations"));

    private static final Map<String, List<Extract>> EXTRACTS = Map.of(
            "checkout",
            CHECKOUT,
            "licensing",
            LICENSING,
            "billing",
            BILLING,
            "takeover-mover",
            MOVER,
            "notification-email",
            NOTIFICATION,
            "admin-center",
            ADMIN_CENTER);

    private static final String SETTINGS = """
            SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')""";

    private final Workbench workbench;
    private final DatabaseServer server;
    private final LaneEvidence lanes;
    private final TableWriter settings;

    DatabaseEvidence(Workbench workbench, DatabaseServer server) {
        this.workbench = workbench;
        this.server = server;
        this.lanes = new LaneEvidence(workbench);
        this.settings = new TableWriter(workbench, "setting");
    }

    /** Reads everything anew. */
    void read() {
        lanes.clear();
        settings.clear();
        server.services().forEach(service -> read(service, EXTRACTS.getOrDefault(service, List.of())));
        lanes.flush();
        settings.flush();
    }

    private void read(String service, List<Extract> extracts) {
        try (Connection connection = DriverManager.getConnection(server.database(service))) {
            asOfOneMoment(connection);
            readSettings(connection, service);
            lanes.read(connection, service);
            for (Extract extract : extracts) {
                workbench.replace(extract.table(), connection, extract.query());
            }
        } catch (SQLException refused) {
            throw Workbench.refused(refused);
        }
    }

    static void asOfOneMoment(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    private void readSettings(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                settings.row(database, rows.getString(1), rows.getString(2));
            }
        }
    }
}
