package io.seatflow.availability.domain;

/**
 * One product of one tenant: what an available quantity is counted for.
 *
 * @param tenantId not empty
 * @param productId not empty
 */
public record TenantProduct(String tenantId, String productId) {
    public TenantProduct {
        if (tenantId.isEmpty()) {
            throw new IllegalArgumentException("the tenant id is empty");
        }
        if (productId.isEmpty()) {
            throw new IllegalArgumentException("the product id is empty");
        }
    }
}
