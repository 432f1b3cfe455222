package io.seatflow.checkout.app;

import io.seatflow.checkout.domain.Channel;
import io.seatflow.checkout.domain.Price;
import io.seatflow.checkout.domain.Product;
import io.seatflow.checkout.domain.Term;

import java.util.List;

/** A product as {@code GET /products} lists it; {@code trial} tells whether it can be tried without a card. */
record ProductAnswer(String id, String name, String family, boolean trial, List<PriceAnswer> prices) {

    record PriceAnswer(String currency, Term term, Channel channel, long unitPriceMinor) {
        static PriceAnswer of(Price price) {
            return new PriceAnswer(price.currency(), price.term(), price.channel(), price.unitPriceMinor());
        }
    }

    static ProductAnswer of(Product product) {
        return new ProductAnswer(
                product.id(),
                product.name(),
                product.family(),
                product.cardFreeTrial(),
                product.prices().stream().map(PriceAnswer::of).toList());
    }
}
