package io.seatflow.local.commands;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.seatflow.local.Endpoints;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is sold now, as checkout tells every storefront over HTTP. */
public record Catalogue(List<Product> products) {
    private static final String SELF_SERVICE = "SELF_SERVICE";

    public Catalogue {
        products = List.copyOf(products);
    }

    /** A product; {@code trial} tells whether it can be tried without a card. */
    public record Product(String id, String name, String family, boolean trial, List<Price> prices) {
        public Product {
            prices = List.copyOf(prices);
        }
    }

    /** What one seat costs for one term, in the currency's minor unit. */
    public record Price(String currency, String term, String channel, long unitPriceMinor) {}

    /** Asks checkout. @throws CommandFailure where it does not answer */
    public static Catalogue of(Endpoints endpoints, JsonOverHttp http) {
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream answer = http.open(ServiceAddress.all(endpoints, "checkout"), "/products")) {
            return new Catalogue(json.readValue(answer, new TypeReference<List<Product>>() {}));
        } catch (IOException e) {
            throw new CommandFailure("checkout's catalogue cannot be read: " + e.getMessage(), e);
        }
    }

    /** The product with that id. */
    public Optional<Product> product(String id) {
        return products.stream().filter(product -> product.id().equals(id)).findFirst();
    }

    /** What a storefront shows for one seat. */
    public OptionalLong selfServicePrice(String productId, String term, String currency) {
        return product(productId).stream()
                .flatMap(product -> product.prices().stream())
                .filter(price -> price.channel().equals(SELF_SERVICE)
                        && price.term().equals(term)
                        && price.currency().equals(currency))
                .mapToLong(Price::unitPriceMinor)
                .findFirst();
    }
}
