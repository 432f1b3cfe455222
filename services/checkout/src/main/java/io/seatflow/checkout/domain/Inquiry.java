package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

/**
 * A storefront asks before it sells: could this buyer buy this?
 *
 * @param currency ISO 4217; null for the product's first
 */
public record Inquiry(
        String tenantId,
        String buyerEmail,
        String productId,
        int quantity,
        Term term,
        boolean trial,
        @Nullable String currency) {

    /**
     * The order that a storefront would publish that shows the right price and does all that is asked of it. What is
     * answered of the inquiry is what the rules say of this order, so an answer tells no more than an outcome would.
     */
    public Order order(Catalogue catalogue) {
        Product product = catalogue.product(productId);
        Price price = product == null
                ? null
                : product.priceOrFirst(Channel.SELF_SERVICE, term, currency == null ? "" : currency);
        boolean cardFree = trial && product != null && product.cardFreeTrial();
        return new Order(
                "inquiry",
                tenantId,
                buyerEmail,
                productId,
                quantity,
                price == null ? 0 : price.unitPriceMinor(),
                price == null ? "" : price.currency(),
                term,
                trial,
                cardFree ? PaymentMethod.NONE : PaymentMethod.CARD,
                cardFree ? null : "inquiry",
                true,
                "inquiry");
    }
}
