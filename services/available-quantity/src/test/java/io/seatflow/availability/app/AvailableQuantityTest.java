package io.seatflow.availability.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.availability.query.HttpOtherInstance;
import io.seatflow.availability.stream.Samples;
import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.licensing.SubscriptionStatus;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.servers.TestServers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AvailableQuantityTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Asking asking = new Asking();
    private final Platform platform;

    AvailableQuantityTest() throws Exception {
        platform = new Platform();
    }

    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(SOON);
        // A thread that dies is replaced: what its death leaves behind is what is tested.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @AfterAll
    void stop() {
        asking.close();
        platform.close();
    }

    @Test
    @DisplayName("L7 states become rows on the topic and over HTTP; A6 of the tenant asked for only")
    void rows(@TempDir Path folder) throws Exception {
        try (AvailableQuantity service = AvailableQuantity.start(platform.settings("rows", folder))) {
            platform.say(Samples.active("r1", "rows", "planner", 1).build());
            platform.say(Samples.active("r2", "rows", "visio", 1).setQuantity(3).build());
            platform.say(Samples.active("r3", "rows", "planner", 1)
                    .setQuantity(5)
                    .setAssigned(2)
                    .build());
            platform.say(Samples.active("r4", "rowsandmore", "planner", 1).build());
            platform.say(Samples.active("r5", "row", "splanner", 1).build());
            await().until(() -> platform.rows("rows").size() == 3
                    && asking.status(service, "/tenants/rowsandmore/products/planner") == 200
                    && asking.status(service, "/tenants/row/products/splanner") == 200);

            assertThat(platform.rows("rows").getLast())
                    .isIn(
                            new ProductAvailability("rows", "planner", 15L, 2L, 13L, 15L, 0L, 2),
                            new ProductAvailability("rows", "visio", 3L, 0L, 3L, 3L, 0L, 1));
            JsonNode list = asking.json(asking.get(service, "/tenants/rows/products"));
            assertThat(list).hasSize(2);
            assertThat(list.get(0).toString())
                    .isEqualTo("{\"tenantId\":\"rows\",\"productId\":\"planner\",\"purchased\":15,\"assigned\":2,"
                            + "\"remaining\":13,\"selfService\":15,\"central\":0,\"subscriptions\":2}");
            assertThat(asking.json(asking.get(service, "/tenants/rows/products/visio")))
                    .isEqualTo(list.get(1));
            assertThat(asking.get(service, "/tenants/nobody/products").body()).isEqualTo("[]");
            assertThat(asking.status(service, "/tenants/rows/products/other")).isEqualTo(404);
            assertThat(asking.status(service, "/tenants/" + "x".repeat(256) + "/products"))
                    .isEqualTo(400);
            assertThat(asking.status(service, "/tenants/%00/products")).isEqualTo(400);
            await().until(() -> asking.status(service, "/health/ready") == 200);
            assertThat(asking.get(service, "/metrics").body())
                    .contains("seatflow_availability_records_total", "seatflow_availability_lag");
            assertThat(asking.json(asking.get(service, "/lanes")).path("lanes")).hasSize(12);
        }
    }

    @Test
    @DisplayName("a malformed record is a dead letter, and the states behind it in its partition go on")
    void malformed(@TempDir Path folder) throws Exception {
        try (AvailableQuantity service = AvailableQuantity.start(platform.settings("malformed", folder))) {
            platform.raw("bad", "b1", "random bytes".getBytes(StandardCharsets.UTF_8));
            platform.raw("bad", "b2", new byte[] {0, 0, 0x7f, 0, 0, 1});
            platform.say(Samples.active("b3", "bad", "planner", 1).build());
            await().until(() -> asking.purchased(service, "bad", "planner") == 10);
            await().until(() -> platform.rows("bad").size() == 1);

            assertThat(platform.deadLetters())
                    .filteredOn(letter -> StandardCharsets.UTF_8
                            .decode(letter.getKey().duplicate())
                            .toString()
                            .startsWith("b"))
                    .extracting(DeadLetter::getReason)
                    .contains("NOT_WIRE_FORMAT", "UNKNOWN_SCHEMA_ID");
        }
    }

    @Test
    @DisplayName("started again on its folder, it goes on where it was and repeats nothing")
    void restart(@TempDir Path folder) throws Exception {
        AvailabilitySettings settings = platform.settings("restart", folder);
        platform.say(Samples.active("again-0", "again", "visio", 1)
                .setStatus(SubscriptionStatus.DELETED)
                .build());
        runUntilCounted(settings, "again");
        platform.say(
                Samples.active("again-2", "again", "planner", 1).setQuantity(7).build());

        try (AvailableQuantity service = AvailableQuantity.start(settings)) {
            await().until(() -> asking.purchased(service, "again", "planner") == 17);
            platform.say(Samples.active("again-1", "again", "planner", 1).build());
            platform.say(Samples.active("again-3", "again", "planner", 1).build());
            await().until(() -> asking.purchased(service, "again", "planner") == 27);
            // X4: a product of which nothing counts any more has a row of zeros, also after a restart.
            assertThat(asking.json(asking.get(service, "/tenants/again/products/visio"))
                            .path("subscriptions")
                            .asInt(-1))
                    .isZero();
        }
        assertThat(platform.rows("again"))
                .extracting(ProductAvailability::getPurchased)
                .containsExactly(10L, 17L, 27L);
    }

    @Test
    @DisplayName("started again without its folder, it restores what it knew and repeats nothing")
    void lostFolder(@TempDir Path folder) throws Exception {
        AvailabilitySettings settings = platform.settings("lost", folder);
        runUntilCounted(settings, "lost");
        delete(folder);

        try (AvailableQuantity service = AvailableQuantity.start(settings)) {
            await().until(() -> asking.purchased(service, "lost", "planner") == 10);
            platform.say(Samples.active("lost-1", "lost", "planner", 1)
                    .setQuantity(99)
                    .build());
            platform.say(Samples.active("lost-1", "lost", "planner", 2)
                    .setQuantity(12)
                    .build());
            await().until(() -> asking.purchased(service, "lost", "planner") == 12);
        }
        assertThat(platform.rows("lost"))
                .extracting(ProductAvailability::getPurchased)
                .containsExactly(10L, 12L);
    }

    @Test
    @DisplayName("of two instances each answers for all tenants; a question is passed on once at most")
    void twoInstances(@TempDir Path first, @TempDir Path second) throws Exception {
        List<String> tenants =
                IntStream.range(0, 24).mapToObj(number -> "two-" + number).toList();
        try (AvailableQuantity one = AvailableQuantity.start(platform.settings("two", first))) {
            for (String tenant : tenants) {
                platform.say(Samples.active(tenant, tenant, "planner", 1).build());
            }
            AvailableQuantity other = AvailableQuantity.start(platform.settings("two", second));
            try (other) {
                await().until(() -> lanes(one) == 6 && lanes(other) == 6);
                await().until(() -> answered(one, tenants) == 24 && answered(other, tenants) == 24);

                List<HttpResponse<String>> notPassedOn = tenants.stream()
                        .map(tenant ->
                                asking.get(one, "/tenants/" + tenant + "/products", HttpOtherInstance.FORWARDED, "1"))
                        .toList();
                assertThat(notPassedOn).extracting(HttpResponse::statusCode).containsOnly(200, 503);
                assertThat(notPassedOn)
                        .filteredOn(response -> response.statusCode() == 503)
                        .allMatch(response ->
                                response.headers().firstValue("Retry-After").isPresent());
            }
            await().until(() -> answered(one, tenants) == 24 && lanes(one) == 12);
        }
    }

    @Test
    @DisplayName("without its topics it says so in one line and does not start")
    void cannotStart() {
        assertThatThrownBy(() -> RequiredTopics.check(
                        TestServers.kafka().bootstrapServers(), List.of("availability.products", "no.such.topic")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("topics are missing: no.such.topic");
    }

    private void runUntilCounted(AvailabilitySettings settings, String tenant) throws Exception {
        try (AvailableQuantity service = AvailableQuantity.start(settings)) {
            platform.say(Samples.active(tenant + "-1", tenant, "planner", 1).build());
            await().until(() -> asking.purchased(service, tenant, "planner") == 10);
        }
    }

    private int lanes(AvailableQuantity service) {
        return asking.json(asking.get(service, "/lanes")).path("lanes").size();
    }

    private long answered(AvailableQuantity service, List<String> tenants) {
        return tenants.stream()
                .filter(tenant -> asking.purchased(service, tenant, "planner") == 10)
                .count();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(folder))
                    .forEach(AvailableQuantityTest::deleteOne);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
