package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * A catalogue entry. One without prices has been withdrawn.
 *
 * @param cardFreeTrial whether it can be tried without a payment method
 * @param excludedMarkets markets (ISO 3166-1 alpha-2) where it is not sold by self-service
 * @param prices the first of a term and channel is the one named where the asked currency is not offered
 * @param version grows with every change
 */
public record Product(
        String id,
        String name,
        String family,
        boolean cardFreeTrial,
        Set<String> excludedMarkets,
        List<Price> prices,
        long version) {
    public Product {
        excludedMarkets = Set.copyOf(excludedMarkets);
        prices = List.copyOf(prices);
    }

    /** The price in that currency, or null where it is not offered in it. */
    public @Nullable Price price(Channel channel, Term term, String currency) {
        for (Price price : prices) {
            if (price.channel() == channel
                    && price.term() == term
                    && price.currency().equals(currency)) {
                return price;
            }
        }
        return null;
    }

    /** The price in that currency, else the first listed one; null where it is not sold that way at all. */
    public @Nullable Price priceOrFirst(Channel channel, Term term, String currency) {
        Price exact = price(channel, term, currency);
        return exact != null ? exact : firstPrice(channel, term);
    }

    /** Whether it is sold through that channel for that term. */
    public boolean isSold(Channel channel, Term term) {
        return firstPrice(channel, term) != null;
    }

    /** Whether it has been taken out of the catalogue. */
    public boolean isWithdrawn() {
        return prices.isEmpty();
    }

    /** Whether everything but the version is the same. */
    public boolean isSameOffer(Product other) {
        return withVersion(other.version).equals(other);
    }

    /** The same offer under another version. */
    public Product withVersion(long newVersion) {
        return new Product(id, name, family, cardFreeTrial, excludedMarkets, prices, newVersion);
    }

    /** The product as it is once the catalogue no longer lists it. */
    public Product withdrawn() {
        return withPrices(List.of());
    }

    /** The same product at other prices. */
    public Product withPrices(List<Price> otherPrices) {
        return new Product(id, name, family, cardFreeTrial, excludedMarkets, otherPrices, version);
    }

    private @Nullable Price firstPrice(Channel channel, Term term) {
        for (Price price : prices) {
            if (price.channel() == channel && price.term() == term) {
                return price;
            }
        }
        return null;
    }
}
