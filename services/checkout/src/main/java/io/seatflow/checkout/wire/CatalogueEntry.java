package io.seatflow.checkout.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.checkout.domain.Channel;
import io.seatflow.checkout.domain.Price;
import io.seatflow.checkout.domain.Product;
import io.seatflow.checkout.domain.Term;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One product of a catalogue file, checked field by field; what is wrong is added to a list, and reading goes on. */
final class CatalogueEntry {
    private static final Set<String> FIELDS =
            Set.of("id", "name", "family", "cardFreeTrial", "excludedMarkets", "prices");
    private static final Set<String> MARKETS = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final int LONGEST = 200;

    private final JsonNode entry;
    private final String name;
    private final List<String> errors;

    /** @param place in the file, from 1: names an entry without id */
    CatalogueEntry(int place, JsonNode entry, List<String> errors) {
        this.entry = entry;
        this.errors = errors;
        String id = entry.path("id").asText("");
        this.name = id.isBlank() ? "number " + place : id;
    }

    /** The product; null where something is wrong. */
    @Nullable Product product() {
        int before = errors.size();
        if (!entry.isObject()) {
            wrong("", "an object", entry);
            return null;
        }
        entry.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                errors.add("product " + name + ": unknown field " + field + ", known are " + new TreeSet<>(FIELDS));
            }
        });
        String id = text("id");
        String title = text("name");
        String family = text("family");
        boolean cardFreeTrial = flag("cardFreeTrial");
        Set<String> markets = markets();
        List<Price> prices = prices();
        return errors.size() == before ? new Product(id, title, family, cardFreeTrial, markets, prices, 0) : null;
    }

    private String text(String field) {
        JsonNode value = entry.path(field);
        String text = value.asText("");
        boolean plain = text.chars().noneMatch(Character::isISOControl);
        if (!value.isTextual() || text.isBlank() || text.length() > LONGEST || !plain) {
            wrong(field, "a text of 1 to " + LONGEST + " characters", value);
        }
        return text;
    }

    private boolean flag(String field) {
        JsonNode value = entry.path(field);
        if (!value.isBoolean()) {
            wrong(field, "true or false", value);
        }
        return value.asBoolean();
    }

    private Set<String> markets() {
        JsonNode list = entry.path("excludedMarkets");
        Set<String> markets = new TreeSet<>();
        if (!list.isArray()) {
            wrong("excludedMarkets", "a list of countries of ISO 3166-1 alpha-2", list);
        }
        for (JsonNode market : list) {
            if (!market.isTextual() || !MARKETS.contains(market.asText())) {
                wrong("excludedMarkets", "countries of ISO 3166-1 alpha-2", market);
            } else if (!markets.add(market.asText())) {
                wrong("excludedMarkets", "each country once", market);
            }
        }
        return markets;
    }

    private List<Price> prices() {
        List<Price> prices = new ArrayList<>();
        for (Map.Entry<String, JsonNode> channel : members("prices", entry.path("prices"))) {
            String path = "prices." + channel.getKey();
            Optional<Channel> sold = one(Channel.values(), channel.getKey(), path);
            for (Map.Entry<String, JsonNode> term : members(path, channel.getValue())) {
                String termPath = path + "." + term.getKey();
                Optional<Term> length = one(Term.values(), term.getKey(), termPath);
                for (Map.Entry<String, JsonNode> price : members(termPath, term.getValue())) {
                    boolean right = isPrice(termPath + "." + price.getKey(), price.getKey(), price.getValue());
                    if (right && sold.isPresent() && length.isPresent()) {
                        prices.add(new Price(
                                price.getKey(),
                                length.get(),
                                sold.get(),
                                price.getValue().asLong()));
                    }
                }
            }
        }
        return prices;
    }

    private Set<Map.Entry<String, JsonNode>> members(String path, JsonNode object) {
        if (!object.isObject() || object.isEmpty()) {
            wrong(path, "prices by channel, term and currency", object);
            return Set.of();
        }
        return object.properties();
    }

    private boolean isPrice(String path, String currency, JsonNode amount) {
        boolean known = Currencies.exists(currency);
        if (!known) {
            errors.add("product " + name + ", field " + path + ": expected a currency of ISO 4217, found " + currency);
        }
        boolean whole = amount.isIntegralNumber()
                && amount.canConvertToLong()
                && amount.asLong() >= 1
                && amount.asLong() <= Price.HIGHEST_UNIT_PRICE_MINOR;
        if (!whole) {
            wrong(path, "a whole number of minor units, 1 to " + Price.HIGHEST_UNIT_PRICE_MINOR, amount);
        }
        return known && whole;
    }

    private <E extends Enum<E>> Optional<E> one(E[] values, String found, String path) {
        Optional<E> value =
                Arrays.stream(values).filter(each -> each.name().equals(found)).findFirst();
        if (value.isEmpty()) {
            errors.add("product " + name + ", field " + path + ": expected one of " + Arrays.toString(values)
                    + ", found " + found);
        }
        return value;
    }

    private void wrong(String field, String expected, JsonNode found) {
        String where = field.isEmpty() ? "" : ", field " + field;
        String what = found.isMissingNode() ? "nothing" : found.toString();
        errors.add("product " + name + where + ": expected " + expected + ", found " + what);
    }
}
