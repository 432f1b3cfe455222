package io.seatflow.availability.stream;

import io.seatflow.availability.domain.TenantProduct;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keys of the totals: the tenant id's length in 4 bytes, the tenant id, the product id. The length in front makes the
 * prefix of one tenant the prefix of no other, whatever the ids are: neither {@code a} of {@code ab}, nor anything with
 * a separator in it.
 */
final class StoreKeys {
    private StoreKeys() {}

    static Serde<TenantProduct> serde() {
        Serializer<TenantProduct> serializer = (topic, product) -> join(product);
        Deserializer<TenantProduct> deserializer = (topic, bytes) -> split(ByteBuffer.wrap(bytes));
        return Serdes.serdeFrom(serializer, deserializer);
    }

    /** What every key of a tenant begins with, and no other's. */
    static Serializer<String> tenantPrefix() {
        return (topic, tenantId) -> join(tenantId, "");
    }

    static byte[] join(TenantProduct product) {
        return join(product.tenantId(), product.productId());
    }

    /** Reads what is left of the buffer. */
    static TenantProduct split(ByteBuffer buffer) {
        byte[] tenant = new byte[buffer.getInt()];
        buffer.get(tenant);
        byte[] product = new byte[buffer.remaining()];
        buffer.get(product);
        return new TenantProduct(
                new String(tenant, StandardCharsets.UTF_8), new String(product, StandardCharsets.UTF_8));
    }

    private static byte[] join(String tenantId, String productId) {
        byte[] tenant = tenantId.getBytes(StandardCharsets.UTF_8);
        byte[] product = productId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + tenant.length + product.length)
                .putInt(tenant.length)
                .put(tenant)
                .put(product)
                .array();
    }
}
