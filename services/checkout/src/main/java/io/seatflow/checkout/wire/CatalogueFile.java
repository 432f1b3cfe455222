package io.seatflow.checkout.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.seatflow.checkout.domain.Product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The catalogue as people edit it: JSON, read strictly. */
public final class CatalogueFile {
    private static final String SHIPPED = "/catalogue/default.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CatalogueFile() {}

    /** The catalogue that comes with Seatflow. */
    public static List<Product> shipped() {
        try (InputStream file = CatalogueFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("resource " + SHIPPED + " is missing");
            }
            return parse("that comes with Seatflow", file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The catalogue in a file; its products have version 0.
     *
     * @throws InvalidCatalogue naming everything that is wrong
     */
    public static List<Product> read(Path file) {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InvalidCatalogue(file.toString(), List.of("it cannot be read (" + e + ")"));
        }
    }

    static List<Product> parse(String source, byte[] json) {
        List<String> errors = new ArrayList<>();
        List<Product> products = new ArrayList<>();
        try {
            JsonNode root = MAPPER.readTree(json);
            if (!root.path("products").isArray() || root.size() != 1) {
                throw new InvalidCatalogue(source, List.of("expected an object with one field, the list products"));
            }
            Set<String> ids = new HashSet<>();
            int place = 0;
            for (JsonNode entry : root.path("products")) {
                Product product = new CatalogueEntry(++place, entry, errors).product();
                if (product == null) {
                    continue;
                }
                if (!ids.add(product.id())) {
                    errors.add("product " + product.id() + ": expected each id once, found it again");
                }
                products.add(product);
            }
        } catch (JsonProcessingException e) {
            throw new InvalidCatalogue(
                    source,
                    List.of("it is not JSON: " + e.getOriginalMessage() + " in line "
                            + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (products.isEmpty() && errors.isEmpty()) {
            errors.add("expected at least one product, found none");
        }
        if (!errors.isEmpty()) {
            throw new InvalidCatalogue(source, errors);
        }
        return products;
    }
}
