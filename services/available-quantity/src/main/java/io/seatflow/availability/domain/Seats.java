package io.seatflow.availability.domain;

/**
 * The seats of one subscription.
 *
 * @param product what they are seats of
 * @param channel how they were bought
 * @param quantity seats bought, not negative
 * @param assigned seats assigned to users, not negative and never above the quantity (L6)
 */
public record Seats(TenantProduct product, Channel channel, int quantity, int assigned) {
    public Seats {
        if (quantity < 0) {
            throw new IllegalArgumentException("quantity is " + quantity);
        }
        if (assigned < 0 || assigned > quantity) {
            throw new IllegalArgumentException("assigned is " + assigned + " of " + quantity);
        }
    }
}
