package io.seatflow.schemas.registry;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegistryClientTest {
    private static final Schema ORDER = SchemaBuilder.record("Order")
            .namespace("test")
            .fields()
            .requiredString("id")
            .endRecord();

    private final FakeRegistry registry = new FakeRegistry();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    @DisplayName("a schema is asked for once, however often it is needed")
    void schemaCached() {
        int id = registry.put("orders-value", ORDER);
        try (RegistryClient client = client(Map.of())) {
            assertThat(client.schema(id)).isEqualTo(ORDER);
            assertThat(client.schema(id)).isEqualTo(ORDER);
        }
        assertThat(registry.ledger()).hasSize(1);
    }

    @Test
    @DisplayName("the cache of schemas is bounded")
    void cacheBounded() {
        BoundedCache<Integer, String> cache = new BoundedCache<>(2);
        cache.put(1, "one");
        cache.put(2, "two");
        assertThat(cache.get(1)).isEqualTo("one");
        cache.put(3, "three");
        assertThat(cache.get(2)).isNull();
        assertThat(cache.get(1)).isEqualTo("one");
    }

    @Test
    @DisplayName("an unknown id is permanent, and a flood of it is one request")
    void unknownId() {
        try (RegistryClient client = client(Map.of())) {
            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(() -> client.schema(77))
                        .isInstanceOf(NotRegistered.class)
                        .hasMessageContaining("77");
            }
        }
        assertThat(registry.ledger()).hasSize(1);
    }

    @Test
    @DisplayName("a 404 that is not the registry's own is no unknown id: a wrong address must not cost records")
    void wrongAddress() {
        registry.answerNext(404, "<html>no such page</html>");
        registry.answerNext(404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
        try (RegistryClient client = client(Map.of())) {
            assertThatThrownBy(() -> client.schema(1)).isInstanceOf(RegistryRefused.class);
            assertThatThrownBy(() -> client.schema(1)).isInstanceOf(RegistryRefused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    @DisplayName("a passing fault is tried again")
    void passingFault(int status) {
        int id = registry.put("orders-value", ORDER);
        registry.answerNext(status, "");
        registry.answerNext(status, "{\"error_code\":50001,\"message\":\"store\"}");
        try (RegistryClient client = client(Map.of())) {
            assertThat(client.schema(id)).isEqualTo(ORDER);
        }
        assertThat(registry.ledger()).hasSize(3);
    }

    @Test
    @DisplayName("a request that is lost is given up and asked again, after 10 s where nothing else is set")
    void lostRequest() {
        int id = registry.put("orders-value", ORDER);
        registry.loseNext();
        try (RegistryClient client = client(Map.of("http.read.timeout.ms", "300"))) {
            assertThat(client.schema(id)).isEqualTo(ORDER);
        }
        assertThat(registry.ledger()).hasSize(1);
        assertThat(RegistrySettings.at(registry.url()).requestTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("a fault that does not pass within the retries is said to be passing")
    void retriesEnd() {
        for (int i = 0; i < 3; i++) {
            registry.answerNext(503, "");
        }
        try (RegistryClient client = client(Map.of("max.retries", "2"))) {
            assertThatThrownBy(() -> client.schema(1))
                    .isInstanceOf(RegistryUnavailable.class)
                    .hasMessageContaining("503");
        }
        assertThat(registry.ledger()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"401, 40101", "403, 40301", "409, 409", "422, 42201"})
    @DisplayName("a refusal is not tried again and carries its codes")
    void refusal(int status, int errorCode) {
        registry.answerNext(status, "{\"error_code\":" + errorCode + ",\"message\":\"no\"}");
        try (RegistryClient client = client(Map.of())) {
            assertThatThrownBy(() -> client.register("orders-value", ORDER))
                    .isInstanceOfSatisfying(RegistryRefused.class, refused -> {
                        assertThat(refused.status()).isEqualTo(status);
                        assertThat(refused.errorCode()).isEqualTo(errorCode);
                    });
        }
        assertThat(registry.ledger()).hasSize(1);
    }

    @Test
    @DisplayName("where the first address does not answer, the next does, and stays preferred")
    void severalAddresses() {
        int id = registry.put("orders-value", ORDER);
        FakeRegistry gone = new FakeRegistry();
        gone.close();
        try (FakeRegistry ailing = new FakeRegistry();
                RegistryClient client = client(
                        Map.of("schema.registry.url", gone.url() + "," + ailing.url() + ", " + registry.url() + "/"))) {
            ailing.answerNext(503, "");
            assertThat(client.schema(id)).isEqualTo(ORDER);
            assertThat(client.latest("orders-value").id()).isEqualTo(id);
            assertThat(ailing.ledger()).hasSize(1);
        }
        assertThat(registry.ledger())
                .extracting(FakeRegistry.Request::line)
                .containsExactly("GET /schemas/ids/1", "GET /subjects/orders-value/versions/latest");
    }

    @Test
    @DisplayName("no registry at all is a passing fault that names the address")
    void nobodyThere() {
        registry.close();
        try (RegistryClient client = client(Map.of("max.retries", "0"))) {
            assertThatThrownBy(() -> client.schema(1))
                    .isInstanceOf(RegistryUnavailable.class)
                    .hasMessageContaining(registry.url());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "basic.auth.credentials.source, USER_INFO, basic.auth.user.info, ann:secret, Basic YW5uOnNlY3JldA==",
        "schema.registry.basic.auth.credentials.source, USER_INFO, schema.registry.basic.auth.user.info, ann:secret, Basic YW5uOnNlY3JldA==",
        "bearer.auth.credentials.source, STATIC_TOKEN, bearer.auth.token, t0ken, Bearer t0ken"
    })
    @DisplayName("credentials are sent as Confluent's keys say")
    void credentials(String sourceKey, String source, String key, String value, String header) {
        int id = registry.put("orders-value", ORDER);
        try (RegistryClient client = client(Map.of(sourceKey, source, key, value))) {
            client.schema(id);
        }
        assertThat(registry.ledger())
                .extracting(FakeRegistry.Request::authorization)
                .containsExactly(header);
    }

    @Test
    @DisplayName("credentials in the address are sent as a header and printed nowhere")
    void credentialsInAddress() {
        int id = registry.put("orders-value", ORDER);
        Map<String, String> configuration =
                Map.of("schema.registry.url", registry.url().replace("http://", "http://ann:p%40ss@"));
        try (RegistryClient client = client(configuration)) {
            client.schema(id);
            registry.answerNext(403, "");
            assertThatThrownBy(() -> client.schema(9)).hasMessageNotContaining("p%40ss");
        }
        assertThat(registry.ledger().getFirst().authorization()).isEqualTo("Basic YW5uOnBAc3M=");
        assertThat(RegistrySettings.from(configuration).toString()).doesNotContain("ann", "ss@");
    }

    @ParameterizedTest
    @CsvSource({
        "schema.registry.url, not an address",
        "schema.registry.url, ftp://host",
        "max.retries, often",
        "basic.auth.credentials.source, SASL_INHERIT",
        "bearer.auth.credentials.source, OAUTHBEARER",
        "ssl.truststore.location, /no/such/store"
    })
    @DisplayName("a setting that cannot be used is refused by its name")
    void badSetting(String key, String value) {
        assertThatThrownBy(() -> client(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    @DisplayName("a schema made of others is put together from them")
    void references() {
        Schema line = SchemaBuilder.record("Line")
                .namespace("test")
                .fields()
                .requiredInt("seats")
                .endRecord();
        registry.put("lines-value", line);
        String order = "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Order\\\",\\\"namespace\\\":\\\"test\\\","
                + "\\\"fields\\\":[{\\\"name\\\":\\\"line\\\",\\\"type\\\":\\\"test.Line\\\"}]}";
        registry.answerNext(
                200,
                "{\"schema\":\"" + order
                        + "\",\"references\":[{\"name\":\"test.Line\",\"subject\":\"lines-value\",\"version\":1}]}");
        try (RegistryClient client = client(Map.of())) {
            assertThat(client.schema(5).getField("line").schema()).isEqualTo(line);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message M {}\"}",
                "{\"schema\":\"{\\\"type\\\":\\\"nonsense\\\"}\"}",
                "{\"schema\":\"not even json\"}"
            })
    @DisplayName("what is no Avro schema cannot be used, now or later")
    void notAvro(String answer) {
        registry.answerNext(200, answer);
        try (RegistryClient client = client(Map.of())) {
            assertThatThrownBy(() -> client.schema(5))
                    .isInstanceOf(UnusableSchema.class)
                    .hasMessageContaining("schema id 5");
        }
    }

    @Test
    @DisplayName("an interrupted request ends at once and stays interrupted")
    void interrupted() {
        try (RegistryClient client = client(Map.of("retries.wait.ms", "60000", "retries.max.wait.ms", "60000"))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> client.schema(1)).isInstanceOf(RegistryUnavailable.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    @DisplayName("registering twice asks once, and finds the same id")
    void registerOnce() {
        try (RegistryClient client = client(Map.of())) {
            int id = client.register("orders-value", ORDER);
            assertThat(client.register("orders-value", ORDER)).isEqualTo(id);
            assertThat(client.latest("orders-value")).isEqualTo(new RegisteredSchema("orders-value", 1, id, ORDER));
        }
        assertThat(registry.ledger())
                .extracting(FakeRegistry.Request::line)
                .isEqualTo(
                        List.of("POST /subjects/orders-value/versions", "GET /subjects/orders-value/versions/latest"));
    }

    private RegistryClient client(Map<String, String> configuration) {
        Map<String, String> all = new HashMap<>(
                Map.of("schema.registry.url", registry.url(), "retries.wait.ms", "1", "retries.max.wait.ms", "2"));
        all.putAll(configuration);
        return new RegistryClient(RegistrySettings.from(all));
    }
}
