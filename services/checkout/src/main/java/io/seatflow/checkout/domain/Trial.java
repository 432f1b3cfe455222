package io.seatflow.checkout.domain;

/** What there is one trial of (C7). */
public record Trial(String tenantId, String productId) {
    static Trial of(Order order) {
        return new Trial(order.tenantId(), order.productId());
    }
}
