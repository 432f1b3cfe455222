package io.seatflow.checkout.domain;

import java.util.UUID;

/**
 * C2: an admin's purchase at central prices, paid by invoice. No storefront can place one.
 *
 * @param order what is bought; its id is the command's
 */
public record CentralPurchase(Order order, Requester requester) {
    /** Tells commands of one id but other content apart (C9). */
    UUID fingerprint() {
        return new Fingerprint()
                .add("central")
                .add(order.id())
                .add(order.tenantId())
                .add(requester.tenantId())
                .add(requester.userId())
                .add(order.productId())
                .add(order.quantity())
                .add(order.unitPriceMinor())
                .add(order.currency())
                .add(order.term().name())
                .digest();
    }
}
