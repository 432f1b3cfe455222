package io.seatflow.bench.system;

import io.seatflow.bench.BenchFailure;
import io.seatflow.local.SeparateServers;
import io.seatflow.local.commands.Catalogue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/** The rows that existing subscriptions have in the services' databases, in their final form. */
final class ExistingRows {
    private static final int ROWS_AT_ONCE = 10_000;

    /** What was bought: the same in each database, since all follows from the number. */
    private static final String BOUGHT = """
            CREATE TEMPORARY TABLE bought AS
            SELECT (hex || '7' || substr(digest, 1, 3) || '8' || substr(digest, 4, 15))::uuid::text AS order_id,
                   (hex || '7' || substr(digest, 19, 3) || '8' || substr(digest, 22, 3) || substr(digest, 1, 12))::uuid
                       AS subscription_id,
                   'bench-' || lpad(tenant::text, 6, '0') AS tenant_id,
                   'buyer-' || buyer AS purchaser_id,
                   'buyer-' || buyer || '@bench-' || lpad(tenant::text, 6, '0') || '.example' AS purchaser_email,
                   products[offer] AS product_id,
                   names[offer] AS product_name,
                   prices[offer] AS unit_price_minor,
                   quantity,
                   CASE WHEN yearly THEN 'YEARLY' ELSE 'MONTHLY' END AS term,
                   at,
                   at + CASE WHEN yearly THEN interval '1 year' ELSE interval '1 month' END AS ends_at,
                   digest
              FROM (SELECT n,
                           at,
                           lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') AS hex,
                           md5('order ' || n) AS digest,
                           n % tenants AS tenant,
                           n / tenants % 3 AS buyer,
                           n / tenants % cardinality(products) + 1 AS offer,
                           (n / tenants % 20 + 1)::integer AS quantity,
                           n / tenants % 4 = 0 AS yearly,
                           products, names, prices
                      FROM (SELECT n, ?::timestamptz + (n - ?) * ? * interval '1 microsecond' AS at,
                                   ?::bigint AS tenants, ?::text[] AS products, ?::text[] AS names, ?::bigint[] AS prices
                              FROM generate_series(?, ?) AS n)) AS numbered
            """;

    private static final List<String> CHECKOUT = List.of("""
            INSERT INTO orders (order_id, tenant_id, fingerprint, unit_price_minor, currency, decided_at)
            SELECT order_id, tenant_id, digest::uuid, unit_price_minor, 'USD', at FROM bought
            """, """
            INSERT INTO outcomes (order_id, subscription_id, decided_at)
            SELECT order_id, subscription_id, at FROM bought
            """);

    private static final List<String> BILLING = List.of("""
            INSERT INTO charge (
                order_id, tenant_id, purchaser_id, status, amount_minor, currency, payment_token, provider_reference,
                card_brand, card_last4, settled_at)
            SELECT order_id, tenant_id, purchaser_id, 'CAPTURED', quantity * unit_price_minor, 'USD', 'pm_card_visa',
                   'immediate_' || order_id, 'visa', '4242', at
              FROM bought
            """, """
            INSERT INTO invoice (
                invoice_number, order_id, tenant_id, purchaser_id, product_id, product_name, kind, service_from, service_to,
                quantity, unit_price_minor, net_minor, tax_rate_basis_points, tax_minor, total_minor, currency, issued_at)
            SELECT 'INV-' || to_char(at, 'YYYYMMDD-HH24MISS') || '-' || upper(substr(digest, 1, 12)), order_id, tenant_id,
                   purchaser_id, product_id, product_name, 'PURCHASE', at, ends_at, quantity, unit_price_minor,
                   quantity * unit_price_minor, 0, 0, quantity * unit_price_minor, 'USD', at
              FROM bought
            """);

    private static final List<String> LICENSING = List.of("""
            INSERT INTO subscriptions (
                subscription_id, tenant_id, order_id, purchaser_id, purchaser_email, product_id, product_name, channel,
                quantity, assigned, unit_price_minor, currency, term, trial, accepted_at, status, starts_at, ends_at,
                version, changed_at)
            SELECT subscription_id, tenant_id, order_id, purchaser_id, purchaser_email, product_id, product_name,
                   'SELF_SERVICE', quantity, 1, unit_price_minor, 'USD', term, false, at, 'ACTIVE', at, ends_at, 2, at
              FROM bought
            """, """
            INSERT INTO licences (subscription_id, tenant_id, user_id, assigned_at)
            SELECT subscription_id, tenant_id, purchaser_id, at FROM bought
            """);

    private final ExistingSubscriptions existing;
    private final SeparateServers servers;
    private final Catalogue catalogue;

    ExistingRows(ExistingSubscriptions existing, SeparateServers servers, Catalogue catalogue) {
        this.existing = existing;
        this.servers = servers;
        this.catalogue = catalogue;
    }

    /** Writes all; hands each on as it stands in licensing's database. */
    void write(Consumer<ResultSet> each) {
        write("checkout", CHECKOUT, List.of("orders", "outcomes"), row -> {});
        write("billing", BILLING, List.of("charge", "invoice"), row -> {});
        write("licensing", LICENSING, List.of("subscriptions", "licences"), each);
    }

    private void write(String database, List<String> inserts, List<String> tables, Consumer<ResultSet> each) {
        try (Connection connection = DriverManager.getConnection(servers.jdbcUrl(database));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            makeBought(connection);
            for (String insert : inserts) {
                statement.execute(insert);
            }
            connection.commit();
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM bought")) {
                while (rows.next()) {
                    each.accept(rows);
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            for (String table : tables) {
                // As autovacuum would a minute later, in the middle of a round.
                statement.execute("VACUUM ANALYZE " + table);
            }
        } catch (SQLException refused) {
            throw new BenchFailure(
                    "existing subscriptions cannot be put into %s's database (%s)"
                            .formatted(database, refused.getMessage()),
                    refused);
        }
    }

    private void makeBought(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BOUGHT)) {
            List<Catalogue.Product> products = catalogue.products();
            statement.setString(1, existing.since().toString());
            statement.setLong(2, existing.from());
            statement.setLong(3, existing.stepMicros());
            statement.setLong(4, existing.tenants());
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "text", products.stream().map(Catalogue.Product::id).toArray()));
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "text",
                            products.stream().map(Catalogue.Product::name).toArray()));
            statement.setArray(
                    7,
                    connection.createArrayOf(
                            "bigint",
                            products.stream()
                                    .map(product -> catalogue
                                            .selfServicePrice(product.id(), "MONTHLY", "USD")
                                            .orElse(1_000))
                                    .toArray()));
            statement.setLong(8, existing.from());
            statement.setLong(9, existing.from() + existing.number() - 1);
            statement.executeUpdate();
        }
    }
}
