package io.seatflow.admin.wire;

import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.Message;
import io.seatflow.events.Channel;
import io.seatflow.events.checkout.Product;

import java.util.List;

/** What checkout sells to organisations. */
final class ProductFacts {
    private ProductFacts() {}

    static Message product(Product product) {
        List<Fact.Price> prices = product.getPrices().stream()
                .filter(price -> price.getChannel() == Channel.CENTRAL)
                .map(price ->
                        new Fact.Price(price.getCurrency(), price.getTerm().name(), price.getUnitPriceMinor()))
                .toList();
        return new Message.Told(List.of(new Fact.ProductKept(
                product.getProductId(), product.getName(), product.getFamily(), prices, product.getVersion())));
    }
}
