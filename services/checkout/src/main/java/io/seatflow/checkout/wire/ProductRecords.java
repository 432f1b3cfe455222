package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.Channel;
import io.seatflow.checkout.domain.Price;
import io.seatflow.checkout.domain.Product;
import io.seatflow.events.checkout.ProductPrice;
import io.seatflow.storefront.Term;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Products as they are published, and read back. */
final class ProductRecords {
    private static final int LONGEST = 200;

    private ProductRecords() {}

    static io.seatflow.events.checkout.Product published(Product product) {
        List<ProductPrice> prices = new ArrayList<>();
        for (Price price : product.prices()) {
            prices.add(new ProductPrice(
                    price.currency(), term(price.term()), channel(price.channel()), price.unitPriceMinor()));
        }
        return new io.seatflow.events.checkout.Product(
                product.id(),
                product.name(),
                product.family(),
                product.cardFreeTrial(),
                new ArrayList<>(new TreeSet<>(product.excludedMarkets())),
                prices,
                product.version());
    }

    static Product seen(io.seatflow.events.checkout.Product product) throws Malformed {
        List<Price> prices = new ArrayList<>();
        for (ProductPrice price : product.getPrices()) {
            prices.add(price(price));
        }
        return new Product(
                Field.required("productId", product.getProductId(), LONGEST),
                Field.required("name", product.getName(), LONGEST),
                Field.required("family", product.getFamily(), LONGEST),
                product.getCardFreeTrial(),
                Set.copyOf(product.getExcludedMarkets()),
                prices,
                product.getVersion());
    }

    static Term term(io.seatflow.checkout.domain.Term term) {
        return switch (term) {
            case MONTHLY -> Term.MONTHLY;
            case YEARLY -> Term.YEARLY;
        };
    }

    private static Price price(ProductPrice price) throws Malformed {
        if (price.getUnitPriceMinor() < 1 || price.getUnitPriceMinor() > Price.HIGHEST_UNIT_PRICE_MINOR) {
            throw new Malformed("BAD_PRICE", "expected a price of at least 1, found " + price.getUnitPriceMinor());
        }
        return new Price(
                Currencies.checked(price.getCurrency()),
                OrderRecords.term(price.getTerm()),
                switch (price.getChannel()) {
                    case SELF_SERVICE -> Channel.SELF_SERVICE;
                    case CENTRAL -> Channel.CENTRAL;
                },
                price.getUnitPriceMinor());
    }

    static io.seatflow.events.Channel channel(Channel channel) {
        return switch (channel) {
            case SELF_SERVICE -> io.seatflow.events.Channel.SELF_SERVICE;
            case CENTRAL -> io.seatflow.events.Channel.CENTRAL;
        };
    }
}
