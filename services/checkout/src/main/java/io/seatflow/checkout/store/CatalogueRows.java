package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Catalogue;
import io.seatflow.checkout.domain.Channel;
import io.seatflow.checkout.domain.Price;
import io.seatflow.checkout.domain.Product;
import io.seatflow.checkout.domain.Term;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.RowCount;
import io.seatflow.workflow.postgres.Statement;
import org.jdbi.v3.core.Handle;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The catalogue's tables, kept in memory until another revision is found: it is small, changes rarely, and is needed by
 * every batch. Any thread.
 */
final class CatalogueRows {
    private volatile Catalogue cached = Catalogue.EMPTY;

    /** The revision that the database has. */
    Supplier<List<Long>> revision(Exchange reads) {
        return reads.query(Statement.of("SELECT revision FROM catalogue"), row -> row.getLong(1));
    }

    /** The catalogue of that revision, or of a later one. */
    Catalogue load(Handle handle, long revision) {
        Catalogue known = cached;
        if (known.revision() == revision) {
            return known;
        }
        Catalogue read = read(handle);
        cached = read;
        return read;
    }

    /** Writes these products, unless somebody has changed the catalogue since the revision was loaded. */
    void save(Exchange writes, long loadedRevision, Collection<Product> products) throws Conflict {
        if (products.isEmpty()) {
            return;
        }
        Handle handle = writes.handle();
        int written = handle.createUpdate("""
                        UPDATE catalogue SET revision = nextval('catalogue_revisions') WHERE revision = :loaded
                        """).bind("loaded", loadedRevision).execute();
        RowCount.expect("catalogue", 1, written);
        for (Product product : products) {
            write(handle, product);
        }
        writePrices(handle, products);
    }

    /** One statement, so that what it sees belongs together. */
    private static Catalogue read(Handle handle) {
        Map<String, Product> products = new LinkedHashMap<>();
        Map<String, List<Price>> prices = new LinkedHashMap<>();
        List<Long> revisions = handle.createQuery("""
                        SELECT c.revision, p.product_id, p.name, p.family, p.card_free_trial, p.excluded_markets,
                               p.version, r.currency, r.term, r.channel, r.unit_price_minor
                          FROM catalogue c
                          LEFT JOIN products p ON true
                          LEFT JOIN product_prices r USING (product_id)
                         ORDER BY p.product_id, r.place
                        """)
                .map((row, context) -> {
                    if (row.getString("product_id") != null) {
                        products.putIfAbsent(row.getString("product_id"), product(row));
                    }
                    if (row.getString("currency") != null) {
                        prices.computeIfAbsent(row.getString("product_id"), id -> new ArrayList<>())
                                .add(price(row));
                    }
                    return row.getLong("revision");
                })
                .list();
        List<Product> complete = products.values().stream()
                .map(product -> product.withPrices(prices.getOrDefault(product.id(), List.of())))
                .toList();
        return new Catalogue(revisions.getFirst(), complete);
    }

    private static Product product(ResultSet row) throws SQLException {
        Array markets = row.getArray("excluded_markets");
        return new Product(
                row.getString("product_id"),
                row.getString("name"),
                row.getString("family"),
                row.getBoolean("card_free_trial"),
                Set.of((String[]) markets.getArray()),
                List.of(),
                row.getLong("version"));
    }

    private static Price price(ResultSet row) throws SQLException {
        return new Price(
                row.getString("currency"),
                Term.valueOf(row.getString("term")),
                Channel.valueOf(row.getString("channel")),
                row.getLong("unit_price_minor"));
    }

    /** A row at a time: their markets are arrays, and the catalogue changes a few times a year. */
    private static void write(Handle handle, Product product) {
        handle.createUpdate("""
                        INSERT INTO products (product_id, name, family, card_free_trial, excluded_markets, version)
                        VALUES (:id, :name, :family, :cardFreeTrial, :excludedMarkets, :version)
                        ON CONFLICT (product_id) DO UPDATE
                           SET name = excluded.name, family = excluded.family,
                               card_free_trial = excluded.card_free_trial,
                               excluded_markets = excluded.excluded_markets, version = excluded.version
                        """)
                .bind("id", product.id())
                .bind("name", product.name())
                .bind("family", product.family())
                .bind("cardFreeTrial", product.cardFreeTrial())
                .bindArray("excludedMarkets", String.class, List.copyOf(product.excludedMarkets()))
                .bind("version", product.version())
                .execute();
    }

    private record PriceRow(String productId, int place, Price price) {}

    private static void writePrices(Handle handle, Collection<Product> products) {
        handle.createUpdate("DELETE FROM product_prices WHERE product_id = ANY (:ids)")
                .bindArray("ids", String.class, Column.of(products, Product::id))
                .execute();
        List<PriceRow> rows = new ArrayList<>();
        for (Product product : products) {
            for (Price price : product.prices()) {
                rows.add(new PriceRow(product.id(), rows.size(), price));
            }
        }
        handle.createUpdate("""
                        INSERT INTO product_prices (product_id, place, currency, term, channel, unit_price_minor)
                        SELECT * FROM unnest(:ids, :places, :currencies, :terms, :channels, :prices)
                        """)
                .bindArray("ids", String.class, Column.of(rows, PriceRow::productId))
                .bindArray("places", Integer.class, Column.of(rows, PriceRow::place))
                .bindArray(
                        "currencies",
                        String.class,
                        Column.of(rows, row -> row.price().currency()))
                .bindArray(
                        "terms",
                        String.class,
                        Column.of(rows, row -> row.price().term().name()))
                .bindArray(
                        "channels",
                        String.class,
                        Column.of(rows, row -> row.price().channel().name()))
                .bindArray(
                        "prices", Long.class, Column.of(rows, row -> row.price().unitPriceMinor()))
                .execute();
    }
}
