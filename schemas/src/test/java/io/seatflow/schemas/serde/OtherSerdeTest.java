package io.seatflow.schemas.serde;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.strategy.TopicIdStrategy;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.servers.TestServers;
import io.seatflow.storefront.OrderPlaced;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.net.URI;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Our serializers against an implementation that shares nothing with ours but the format: Apicurio's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherSerdeTest {
    private static final String TOPIC = Topics.STOREFRONT_ORDERS.name();

    private final URI url = TestServers.registry().url();
    private final RegistryClient client = new RegistryClient(RegistrySettings.at(url.toString()));
    private final Map<String, Object> theirSettings = Map.of(
            "apicurio.registry.url",
            url.resolve("/apis/registry/v3").toString(),
            "apicurio.registry.artifact-resolver-strategy",
            TopicIdStrategy.class.getName(),
            "apicurio.registry.find-latest",
            true,
            "apicurio.registry.use-specific-avro-reader",
            true);

    @BeforeAll
    void deploy() {
        SchemaDeployment.deploy(client);
    }

    @AfterAll
    void stop() {
        client.close();
    }

    @Test
    @DisplayName("both write the same bytes")
    void sameBytes() {
        AvroWriter<OrderPlaced> writer = AvroWriter.of(Topics.STOREFRONT_ORDERS, client);
        try (AvroKafkaSerializer<OrderPlaced> theirs = new AvroKafkaSerializer<>();
                AvroSerializer<OrderPlaced> ours = new AvroSerializer<>()) {
            theirs.configure(theirSettings, false);
            ours.configure(Map.of("schema.registry.url", url.toString(), "auto.register.schemas", false), false);
            for (int i = 0; i < 20; i++) {
                byte[] expected = theirs.serialize(TOPIC, Orders.order(i));
                assertThat(writer.encode(Orders.order(i))).isEqualTo(expected);
                assertThat(ours.serialize(TOPIC, Orders.order(i))).isEqualTo(expected);
            }
        }
    }

    @Test
    @DisplayName("each reads what the other wrote")
    void readEachOther() {
        byte[] bytes = AvroWriter.of(Topics.STOREFRONT_ORDERS, client).encode(Orders.order(1));
        try (AvroKafkaDeserializer<OrderPlaced> theirs = new AvroKafkaDeserializer<>();
                AvroKafkaSerializer<OrderPlaced> writer = new AvroKafkaSerializer<>()) {
            theirs.configure(theirSettings, false);
            writer.configure(theirSettings, false);
            assertThat(theirs.deserialize(TOPIC, bytes)).isEqualTo(Orders.order(1));
            assertThat(AvroReader.of(Topics.STOREFRONT_ORDERS, client).decode(writer.serialize(TOPIC, Orders.order(1))))
                    .isEqualTo(Orders.order(1));
        }
    }
}
