package io.seatflow.qa.simulation;

import io.seatflow.checkout.domain.Channel;
import io.seatflow.checkout.domain.Price;
import io.seatflow.checkout.domain.Product;
import io.seatflow.checkout.domain.Term;
import io.seatflow.schemas.Topic;
import io.seatflow.workflow.kafka.KafkaPartitions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Who and what there is in a simulated world. Few partitions, so that lanes meet often. */
final class Names {
    static final List<Integer> PARTITIONS = List.of(0, 1, 2);

    static final List<String> TENANTS =
            PARTITIONS.stream().map(partition -> named("tenant-", partition)).toList();
    static final List<String> PRODUCTS =
            List.of(named("product-", PARTITIONS.get(0)), named("product-", PARTITIONS.get(1)));
    static final List<String> USERS = List.of("ada", "ben", "cleo");

    /** Prices of the catalogues that instances of checkout bring along. */
    static final List<Long> PRICES = List.of(1_000L, 1_250L);

    static final String CURRENCY = "EUR";
    static final String GOOD_CARD = "tok_good";
    static final String BAD_CARD = "tok_declined";

    private Names() {}

    /** The partition of a key. */
    static int partition(String key) {
        return new KafkaPartitions(Topic.PARTITIONS).of("", key.getBytes(StandardCharsets.UTF_8));
    }

    static String email(String tenant, String user) {
        return user + "@" + tenant + ".example";
    }

    /** What checkout sells at one of the prices. */
    static List<Product> catalogue(long price) {
        return PRODUCTS.stream()
                .map(id -> new Product(
                        id,
                        "Product " + id,
                        "Others",
                        true,
                        Set.of(),
                        List.of(new Price(CURRENCY, Term.MONTHLY, Channel.SELF_SERVICE, price)),
                        0))
                .toList();
    }

    private static String named(String prefix, int partition) {
        return IntStream.range(0, 10_000)
                .mapToObj(number -> prefix + number)
                .filter(name -> partition(name) == partition)
                .findFirst()
                .orElseThrow();
    }
}
