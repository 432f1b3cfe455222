package io.seatflow.schemas.registry;

import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.schemas.serde.MalformedRecord;
import io.seatflow.servers.TestServers;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderStatus;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the client assumes of Confluent's API, asked of the registry that Seatflow runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealRegistryTest {
    private final RegistryClient client =
            new RegistryClient(RegistrySettings.at(TestServers.registry().url().toString()));
    private Map<String, Integer> ids = Map.of();

    @BeforeAll
    void deploy() {
        ids = SchemaDeployment.deploy(client);
    }

    @AfterAll
    void stop() {
        client.close();
    }

    @Test
    @DisplayName("deploying registers every topic's schemas, fully compatible in both directions for ever")
    void deployed() {
        assertThat(ids).containsKeys("storefront.orders-value", "checkout.outcomes-value");
        assertThat(client.compatibility()).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
        for (Topic<?> topic : Topics.all()) {
            topic.valueTypes().forEach(type -> {
                String subject = topic.subject(type);
                assertThat(client.compatibility(subject)).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
                assertThat(client.latest(subject))
                        .isEqualTo(new RegisteredSchema(
                                subject, 1, ids.getOrDefault(subject, -1), PublishedSchema.of(Topic.schema(type))));
            });
        }
    }

    @Test
    @DisplayName("deploying again changes nothing")
    void deployedAgain() {
        try (RegistryClient other = new RegistryClient(
                RegistrySettings.at(TestServers.registry().url().toString()))) {
            assertThat(SchemaDeployment.deploy(other)).isEqualTo(ids);
            assertThat(other.versions("storefront.orders-value")).containsExactly(1);
        }
    }

    @Test
    @DisplayName("services write and read by the registered ids")
    void roundTrip() {
        OrderOutcome outcome = new OrderOutcome(
                "order-1", "contoso", OrderStatus.REJECTED, "GUEST_ACCOUNT", "Nej.", null, 1000L, "SEK", Instant.EPOCH);
        byte[] bytes = AvroWriter.of(Topics.CHECKOUT_OUTCOMES, client).encode(outcome);

        assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(ids.get("checkout.outcomes-value"));
        assertThat(AvroReader.of(Topics.CHECKOUT_OUTCOMES, client).decode(bytes))
                .isEqualTo(outcome);
    }

    @Test
    @DisplayName("an unknown id is the registry's own 404, and makes a record malformed")
    void unknownId() {
        assertThatThrownBy(() -> client.schema(987_654)).isInstanceOf(NotRegistered.class);
        byte[] bytes = ByteBuffer.allocate(9).put((byte) 0).putInt(987_655).array();
        assertThatThrownBy(() -> AvroReader.of(Topics.CHECKOUT_OUTCOMES, client).decode(bytes))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("987655");
    }

    @Test
    @DisplayName("an unknown subject, version or schema is not registered")
    void unknownSubject() {
        Schema schema =
                SchemaBuilder.record("Nobody").namespace("test").fields().endRecord();
        assertThatThrownBy(() -> client.latest("nobody-value")).isInstanceOf(NotRegistered.class);
        assertThatThrownBy(() -> client.versions("nobody-value")).isInstanceOf(NotRegistered.class);
        assertThatThrownBy(() -> client.version("checkout.outcomes-value", 99)).isInstanceOf(NotRegistered.class);
        assertThatThrownBy(() -> client.id("nobody-value", schema)).isInstanceOf(NotRegistered.class);
        assertThatThrownBy(() -> client.id("checkout.outcomes-value", schema)).isInstanceOf(NotRegistered.class);
        assertThatThrownBy(() -> client.compatibility("nobody-value")).isInstanceOf(NotRegistered.class);
    }

    @Test
    @DisplayName("a breaking version is refused, a compatible one taken, and the old one keeps its id")
    void evolution() {
        Schema first = record("id", false);
        Schema compatible = record("note", true);
        Schema breaking = record("note", false);
        int id = client.register("evolving-value", first);
        client.setCompatibility("evolving-value", CompatibilityLevel.FULL_TRANSITIVE);

        assertThat(client.isCompatible("evolving-value", breaking)).isFalse();
        assertThatThrownBy(() -> client.register("evolving-value", breaking))
                .isInstanceOfSatisfying(
                        RegistryRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(409));
        assertThat(client.isCompatible("evolving-value", compatible)).isTrue();
        int next = client.register("evolving-value", compatible);
        assertThat(client.latest("evolving-value"))
                .isEqualTo(new RegisteredSchema("evolving-value", 2, next, compatible));
        assertThat(client.id("evolving-value", first)).isEqualTo(id).isNotEqualTo(next);
        assertThat(client.version("evolving-value", 1).id()).isEqualTo(id);
    }

    private static Schema record(String second, boolean optional) {
        var fields = SchemaBuilder.record("Evolving").namespace("test").fields().requiredString("id");
        if ("id".equals(second)) {
            return fields.endRecord();
        }
        return (optional ? fields.optionalString(second) : fields.requiredString(second)).endRecord();
    }
}
