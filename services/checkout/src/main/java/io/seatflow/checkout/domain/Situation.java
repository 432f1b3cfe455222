package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

/**
 * An order, and all that it is judged by.
 *
 * @param tenant null where the directory knows none
 * @param buyer null where the tenant's directory knows no such e-mail address
 * @param policy what the tenant allows for the product
 * @param trialTaken whether the tenant has tried the product before
 */
public record Situation(
        Order order,
        @Nullable Tenant tenant,
        @Nullable User buyer,
        Catalogue catalogue,
        Policy policy,
        boolean trialTaken) {

    /** The product ordered; null where the catalogue knows none. */
    public @Nullable Product product() {
        return catalogue.product(order.productId());
    }

    /** The price in force in the order's currency; null where there is none. */
    public @Nullable Price price() {
        Product product = product();
        return product == null ? null : product.price(Channel.SELF_SERVICE, order.term(), order.currency());
    }

    /** The price to tell the buyer: in the order's currency, else in the product's first; null where it is not sold so. */
    public @Nullable Price currentPrice() {
        Product product = product();
        return product == null ? null : product.priceOrFirst(Channel.SELF_SERVICE, order.term(), order.currency());
    }
}
