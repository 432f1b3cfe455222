package io.seatflow.availability.wire;

import io.seatflow.availability.domain.TenantProduct;

import java.nio.charset.StandardCharsets;

/**
 * The key of {@code availability.products}: tenant id, a slash, product id. A slash inside a tenant id is written
 * {@code %2F} (and so {@code %} is {@code %25}), since otherwise tenant {@code a}'s product {@code b/c} and tenant
 * {@code a/b}'s product {@code c} would overwrite each other.
 */
public final class ProductKey {
    private ProductKey() {}

    /** The key as UTF-8. */
    public static byte[] write(TenantProduct product) {
        String tenant = product.tenantId().replace("%", "%25").replace("/", "%2F");
        return (tenant + "/" + product.productId()).getBytes(StandardCharsets.UTF_8);
    }

    /** The tenant id in a key that {@link #write} made. */
    public static String tenant(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a product key has no slash");
        }
        return text.substring(0, slash).replace("%2F", "/").replace("%25", "%");
    }
}
