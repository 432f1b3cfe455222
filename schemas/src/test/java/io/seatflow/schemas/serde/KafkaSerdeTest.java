package io.seatflow.schemas.serde;

import io.seatflow.schemas.Topic;
import io.seatflow.schemas.registry.FakeRegistry;
import io.seatflow.schemas.registry.NotRegistered;
import io.seatflow.schemas.registry.PublishedSchema;
import io.seatflow.storefront.OrderPlaced;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaSerdeTest {
    private static final String TOPIC = "storefront.orders";
    private static final Schema NOTE = SchemaBuilder.record("Note")
            .namespace("elsewhere")
            .fields()
            .requiredString("text")
            .endRecord();

    private final FakeRegistry registry = new FakeRegistry();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    @DisplayName("a schema is registered by the first record, as Confluent's serializer does when told nothing")
    void registersByDefault() {
        try (AvroSerde<OrderPlaced> serde = serde(Map.of("specific.avro.reader", true), false)) {
            for (int i = 0; i < 3; i++) {
                byte[] bytes = serde.serializer().serialize(TOPIC, Orders.order(i));
                assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(Orders.order(i));
            }
        }
        assertThat(registry.ledger())
                .extracting(FakeRegistry.Request::line)
                .containsExactly("POST /subjects/storefront.orders-value/versions", "GET /schemas/ids/1");
    }

    @Test
    @DisplayName("auto.register.schemas=false only looks up, and an unknown schema is refused")
    void neverRegisters() {
        try (AvroSerde<OrderPlaced> serde = serde(Map.of("auto.register.schemas", "false"), false)) {
            assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, Orders.order(1)))
                    .isInstanceOf(NotRegistered.class)
                    .hasMessageContaining("storefront.orders-value");
            registry.put("storefront.orders-value", PublishedSchema.of(Topic.schema(OrderPlaced.class)));
            assertThat(serde.serializer().serialize(TOPIC, Orders.order(1))).startsWith(0, 0, 0, 0, 1);
        }
        assertThat(registry.ledger())
                .extracting(FakeRegistry.Request::line)
                .containsOnly("POST /subjects/storefront.orders-value");
    }

    @ParameterizedTest
    @CsvSource({
        "false, value.subject.name.strategy, TopicNameStrategy, t-value",
        "false, value.subject.name.strategy, RecordNameStrategy, elsewhere.Note",
        "false, value.subject.name.strategy, io.confluent.kafka.serializers.subject.TopicRecordNameStrategy, t-elsewhere.Note",
        "true, key.subject.name.strategy, io.confluent.kafka.serializers.subject.TopicNameStrategy, t-key",
        "true, value.subject.name.strategy, RecordNameStrategy, t-key"
    })
    @DisplayName("the subject follows the configured strategy")
    void subjects(boolean key, String setting, String strategy, String subject) {
        try (AvroSerde<GenericRecord> serde = serde(Map.of(setting, strategy), key)) {
            serde.serializer().serialize("t", note("hello"));
        }
        assertThat(registry.ledger())
                .extracting(FakeRegistry.Request::line)
                .containsExactly("POST /subjects/" + subject + "/versions");
    }

    @Test
    @DisplayName("use.latest.version writes in the form of the subject's newest schema")
    void latest() {
        Schema newest = SchemaBuilder.record("Note")
                .namespace("elsewhere")
                .fields()
                .name("author")
                .type()
                .stringType()
                .stringDefault("nobody")
                .requiredString("text")
                .endRecord();
        registry.put("t-value", NOTE);
        registry.put("t-value", newest);
        try (AvroSerde<GenericRecord> serde =
                serde(Map.of("auto.register.schemas", false, "use.latest.version", true), false)) {
            byte[] bytes = serde.serializer().serialize("t", note("hello"));
            assertThat(bytes).startsWith(0, 0, 0, 0, 2);
            assertThat(serde.deserializer().deserialize("t", bytes)).satisfies(read -> {
                assertThat(read.get("author")).hasToString("nobody");
                assertThat(read.get("text")).hasToString("hello");
            });
        }
    }

    @Test
    @DisplayName("use.latest.version refuses a record that the newest schema cannot hold")
    void latestIncompatible() {
        registry.put(
                "t-value",
                SchemaBuilder.record("Note")
                        .namespace("elsewhere")
                        .fields()
                        .requiredInt("stars")
                        .endRecord());
        try (AvroSerde<GenericRecord> serde =
                serde(Map.of("auto.register.schemas", false, "use.latest.version", true), false)) {
            assertThatThrownBy(() -> serde.serializer().serialize("t", note("hello")))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("version 1");
        }
    }

    @Test
    @DisplayName("without specific.avro.reader any record is read, without its class")
    void generic() {
        try (AvroSerde<Object> serde = serde(Map.of(), false)) {
            assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", note("hello"))))
                    .isEqualTo(note("hello"));
            byte[] order = serde.serializer().serialize(TOPIC, Orders.order(1));
            assertThat(serde.deserializer().deserialize(TOPIC, order)).isInstanceOf(GenericRecord.class);
        }
    }

    @Test
    @DisplayName("with specific.avro.reader a record without a class is malformed for this reader")
    void noClass() {
        try (AvroSerde<Object> serde = serde(Map.of("specific.avro.reader", "true"), false)) {
            byte[] bytes = serde.serializer().serialize("t", note("hello"));
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", bytes))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("elsewhere.Note");
        }
    }

    @Test
    @DisplayName("a record whose name is that of a class that is no record loads nothing")
    void untrustedClass() {
        Schema trap = SchemaBuilder.record("ProcessBuilder")
                .namespace("java.lang")
                .fields()
                .endRecord();
        try (AvroSerde<Object> serde = serde(Map.of("specific.avro.reader", "true"), false)) {
            byte[] bytes = serde.serializer().serialize("t", new GenericData.Record(trap));
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", bytes))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("java.lang.ProcessBuilder");
        }
    }

    @Test
    @DisplayName("null is null: a tombstone, or no key")
    void tombstone() {
        try (AvroSerde<OrderPlaced> serde = serde(Map.of(), false)) {
            assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
            assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
        }
        assertThat(registry.ledger()).isEmpty();
    }

    @Test
    @DisplayName("what is no record, or lacks a field, is refused with its name")
    void notWritable() {
        OrderPlaced incomplete = Orders.order(1);
        incomplete.setCurrency(null);
        try (AvroSerde<Object> serde = serde(Map.of(), false)) {
            assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, "text"))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("java.lang.String");
            assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, incomplete))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("currency");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "auto.register.schemas, perhaps, auto.register.schemas",
        "value.subject.name.strategy, MyStrategy, MyStrategy",
        "schema.registry.url, ' ', schema.registry.url"
    })
    @DisplayName("a setting that cannot be used is refused by name")
    void badSetting(String key, String value, String named) {
        assertThatThrownBy(() -> serde(Map.of(key, value), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    private static GenericRecord note(String text) {
        GenericRecord note = new GenericData.Record(NOTE);
        note.put("text", new Utf8(text));
        return note;
    }

    private <T> AvroSerde<T> serde(Map<String, Object> settings, boolean key) {
        Map<String, Object> all = new HashMap<>(Map.of("schema.registry.url", registry.url(), "max.retries", 0));
        all.putAll(settings);
        AvroSerde<T> serde = new AvroSerde<>();
        serde.configure(all, key);
        return serde;
    }
}
