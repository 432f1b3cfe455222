package io.seatflow.admin.store;

import io.seatflow.admin.domain.Fact;
import io.seatflow.workflow.postgres.Column;
import org.jdbi.v3.core.Handle;

import java.util.Collection;
import java.util.List;

/** The catalogue, as far as it is for organisations. Products are few, and partitioned by nothing that a tenant owns. */
final class ProductTables {
    private static final String PRODUCTS = """
            INSERT INTO products AS p (product_id, name, family, version)
            SELECT product_id, name, family, version
            FROM unnest(:ids, :names, :families, :versions) AS told (product_id, name, family, version)
            ORDER BY product_id
            ON CONFLICT (product_id) DO UPDATE SET
                name = excluded.name, family = excluded.family, version = excluded.version
            WHERE excluded.version >= p.version
            RETURNING product_id
            """;

    private static final String FORGET_PRICES = "DELETE FROM central_prices WHERE product_id = ANY (:ids)";

    private static final String PRICES = """
            INSERT INTO central_prices (product_id, currency, term, unit_price_minor)
            SELECT product_id, currency, term, unit_price_minor
            FROM unnest(:ids, :currencies, :terms, :prices) AS told (product_id, currency, term, unit_price_minor)
            ON CONFLICT (product_id, currency, term) DO UPDATE SET unit_price_minor = excluded.unit_price_minor
            """;

    private record Priced(String productId, Fact.Price price) {}

    private final Handle handle;

    ProductTables(Handle handle) {
        this.handle = handle;
    }

    void save(List<Fact.ProductKept> told) {
        if (told.isEmpty()) {
            return;
        }
        Collection<Fact.ProductKept> products = Latest.of(told, Fact.ProductKept::productId, Fact.ProductKept::version);
        List<String> written = handle.createQuery(PRODUCTS)
                .bindArray("ids", String.class, Column.of(products, Fact.ProductKept::productId))
                .bindArray("names", String.class, Column.of(products, Fact.ProductKept::name))
                .bindArray("families", String.class, Column.of(products, Fact.ProductKept::family))
                .bindArray("versions", Long.class, Column.of(products, Fact.ProductKept::version))
                .mapTo(String.class)
                .list();
        handle.createUpdate(FORGET_PRICES)
                .bindArray("ids", String.class, written)
                .execute();
        List<Priced> prices = products.stream()
                .filter(product -> written.contains(product.productId()))
                .flatMap(product ->
                        product.centralPrices().stream().map(price -> new Priced(product.productId(), price)))
                .toList();
        handle.createUpdate(PRICES)
                .bindArray("ids", String.class, Column.of(prices, Priced::productId))
                .bindArray(
                        "currencies",
                        String.class,
                        Column.of(prices, one -> one.price().currency()))
                .bindArray(
                        "terms",
                        String.class,
                        Column.of(prices, one -> one.price().term()))
                .bindArray(
                        "prices",
                        Long.class,
                        Column.of(prices, one -> one.price().unitPriceMinor()))
                .execute();
    }
}
