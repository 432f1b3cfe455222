package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.Channel;
import io.seatflow.checkout.domain.Price;
import io.seatflow.checkout.domain.Product;
import io.seatflow.checkout.domain.Term;
import io.seatflow.workflow.Malformed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogueFileTest {
    private static final String GOOD = """
            {"products": [{"id": "P1", "name": "One", "family": "F", "cardFreeTrial": true, "excludedMarkets": ["IN"],
              "prices": {"SELF_SERVICE": {"MONTHLY": {"USD": 1000, "JPY": 1500}}, "CENTRAL": {"YEARLY": {"EUR": 9}}}}]}
            """;

    @Test
    @DisplayName("E9 the catalogue that is shipped has the fourteen products, those with a card-free trial marked")
    void shipped() {
        Map<String, Product> products =
                CatalogueFile.shipped().stream().collect(Collectors.toMap(Product::name, product -> product));

        assertThat(products).hasSize(14);
        assertThat(products.get("Power BI Pro")).isNotNull().returns("CFQ7TTC0H9MP", Product::id);
        assertThat(products.get("Microsoft 365 Copilot")).isNotNull().returns("CFQ7TTC0MM8R", Product::id);
        assertThat(products.values().stream().filter(Product::cardFreeTrial).map(Product::name))
                .containsExactlyInAnyOrder("Planner Plan 1", "Visio Plan 1", "Teams Premium");
    }

    @Test
    @DisplayName("E5 E6 nothing shipped is sold in India, and Project and Visio neither in Brazil nor in DR Congo")
    void markets() {
        for (Product product : CatalogueFile.shipped()) {
            boolean everywhereElse = !Set.of("Project", "Visio").contains(product.family());
            assertThat(product.excludedMarkets())
                    .as(product.name())
                    .isEqualTo(everywhereElse ? Set.of("IN") : Set.of("IN", "BR", "CD"));
        }
    }

    @Test
    @DisplayName(
            "C3 everything shipped has self-service prices for both terms, other than the central ones, dollars first")
    void prices() {
        for (Product product : CatalogueFile.shipped()) {
            for (Term term : Term.values()) {
                for (String currency : List.of("USD", "EUR", "GBP", "SEK")) {
                    Price own = product.price(Channel.SELF_SERVICE, term, currency);
                    Price central = product.price(Channel.CENTRAL, term, currency);
                    assertThat(Objects.requireNonNull(own).unitPriceMinor())
                            .as("%s %s %s", product.name(), term, currency)
                            .isNotEqualTo(Objects.requireNonNull(central).unitPriceMinor());
                }
                assertThat(product.priceOrFirst(Channel.SELF_SERVICE, term, "XXX"))
                        .isEqualTo(product.price(Channel.SELF_SERVICE, term, "USD"));
            }
        }
    }

    @Test
    @DisplayName("A file is read as it stands, in its order of prices")
    void reads() {
        assertThat(parse(GOOD))
                .containsExactly(new Product(
                        "P1",
                        "One",
                        "F",
                        true,
                        Set.of("IN"),
                        List.of(
                                new Price("USD", Term.MONTHLY, Channel.SELF_SERVICE, 1_000),
                                new Price("JPY", Term.MONTHLY, Channel.SELF_SERVICE, 1_500),
                                new Price("EUR", Term.YEARLY, Channel.CENTRAL, 9)),
                        0));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\": \"P1\"|\"id\": \"\"|product number 1, field id: expected a text of 1 to 200 characters, found \"\"",
                "\"name\": \"One\"|\"name\": 7|product P1, field name: expected a text of 1 to 200 characters, found 7",
                "\"family\": \"F\", | |product P1, field family: expected a text of 1 to 200 characters, found nothing",
                "\"family\"|\"famly\"|product P1: unknown field famly",
                "true|\"yes\"|product P1, field cardFreeTrial: expected true or false, found \"yes\"",
                "[\"IN\"]|[\"XX\"]|product P1, field excludedMarkets: expected countries",
                "[\"IN\"]|\"IN\"|product P1, field excludedMarkets: expected a list of countries",
                "1000|0|product P1, field prices.SELF_SERVICE.MONTHLY.USD: expected a whole number",
                "1000|10.5|product P1, field prices.SELF_SERVICE.MONTHLY.USD: expected a whole number",
                "1000|1000000000001|product P1, field prices.SELF_SERVICE.MONTHLY.USD: expected a whole number",
                "\"USD\"|\"XTS\"|product P1, field prices.SELF_SERVICE.MONTHLY.XTS: expected a currency of ISO 4217",
                "MONTHLY|WEEKLY|product P1, field prices.SELF_SERVICE.WEEKLY: expected one of [MONTHLY, YEARLY]",
                "CENTRAL|RETAIL|product P1, field prices.RETAIL: expected one of [SELF_SERVICE, CENTRAL]",
                "{\"EUR\": 9}|{}|product P1, field prices.CENTRAL.YEARLY: expected prices",
                "\"USD\": 1000|\"USD\": 1, \"USD\": 2|it is not JSON: Duplicate field 'USD' in line 2",
                "\"products\"|\"product\"|expected an object with one field, the list products",
                "{\"products\"|[\"products\"|it is not JSON"
            })
    @DisplayName("A wrong file is refused with product and field")
    void refuses(String right, String wrong, String error) {
        String json = GOOD.replace(right, wrong == null ? "" : wrong);

        assertThat(json).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContaining(error);
    }

    @Test
    @DisplayName("All errors of a file are told at once, an id found twice among them")
    void allAtOnce() {
        String product = GOOD.substring(GOOD.indexOf("[{") + 1, GOOD.lastIndexOf("]}"));
        String twice = "{\"products\": [" + product + "," + product + "," + product.replace("1000", "-1") + "]}";

        assertThatThrownBy(() -> parse(twice))
                .isInstanceOfSatisfying(
                        InvalidCatalogue.class,
                        invalid -> assertThat(invalid.errors()).hasSize(2));
        assertThatThrownBy(() -> parse("{\"products\": []}")).hasMessageContaining("expected at least one product");
    }

    @Test
    @DisplayName("A file that is not there is named")
    void missing() {
        assertThatThrownBy(() -> CatalogueFile.read(Path.of("no-such-file.json")))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContaining("no-such-file.json");
    }

    @Test
    @DisplayName("Rule 14: a product that is published is read back as it was")
    void roundTrip() throws Malformed {
        for (Product product : CatalogueFile.shipped()) {
            Product published = product.withVersion(3);
            assertThat(ProductRecords.seen(ProductRecords.published(published))).isEqualTo(published);
        }
    }

    private static List<Product> parse(String json) {
        return CatalogueFile.parse("test", json.getBytes(StandardCharsets.UTF_8));
    }
}
