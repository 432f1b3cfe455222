package io.seatflow.availability.wire;

import io.seatflow.availability.domain.Availability;
import io.seatflow.events.availability.ProductAvailability;

import java.util.function.Function;

/** Writes {@code availability.products}. */
public final class ProductWriter {
    /** The type of the records, as their headers name it. */
    public static final String TYPE = ProductAvailability.class.getName();

    private final Function<ProductAvailability, byte[]> encoder;

    public ProductWriter(Function<ProductAvailability, byte[]> encoder) {
        this.encoder = encoder;
    }

    /** The row as it goes on the wire. */
    public byte[] write(Availability row) {
        return encoder.apply(ProductAvailability.newBuilder()
                .setTenantId(row.product().tenantId())
                .setProductId(row.product().productId())
                .setPurchased(row.purchased())
                .setAssigned(row.assigned())
                .setRemaining(row.remaining())
                .setSelfService(row.selfService())
                .setCentral(row.central())
                .setSubscriptions(row.subscriptions())
                .build());
    }
}
