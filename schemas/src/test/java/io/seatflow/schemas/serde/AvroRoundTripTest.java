package io.seatflow.schemas.serde;

import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.FakeRegistry;
import io.seatflow.schemas.registry.NotRegistered;
import io.seatflow.schemas.registry.PublishedSchema;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.RegistryUnavailable;
import io.seatflow.schemas.serde.MalformedRecord.Kind;
import io.seatflow.storefront.OrderPlaced;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SystemLimitException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AvroRoundTripTest {
    private final FakeRegistry registry = new FakeRegistry();
    private final RegistryClient client =
            new RegistryClient(RegistrySettings.from(Map.of("schema.registry.url", registry.url(), "max.retries", 0)));
    private final AvroReader<OrderPlaced> reader = AvroReader.of(Topics.STOREFRONT_ORDERS, client);

    @BeforeEach
    void deploy() {
        for (Topic<?> topic : Topics.all()) {
            topic.valueTypes()
                    .forEach(type -> registry.put(topic.subject(type), PublishedSchema.of(Topic.schema(type))));
        }
    }

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @Test
    @DisplayName("what is written is read, and the registry is asked once for the writer and once for the reader")
    void roundTrip() {
        AvroWriter<OrderPlaced> writer = AvroWriter.of(Topics.STOREFRONT_ORDERS, client);
        for (int i = 0; i < 10; i++) {
            OrderPlaced order = Orders.order(i);
            assertThat(reader.decode(writer.encode(order))).isEqualTo(order);
        }
        assertThat(registry.ledger())
                .extracting(FakeRegistry.Request::line)
                .containsExactly("POST /subjects/storefront.orders-value", "GET /schemas/ids/1");
    }

    @Test
    @DisplayName("the bytes are a zero, the schema id in four bytes, and Avro's binary form")
    void wireFormat() {
        byte[] bytes = AvroWriter.of(Topics.STOREFRONT_ORDERS, client).encode(Orders.order(1));
        assertThat(Arrays.copyOf(bytes, 5)).containsExactly(0, 0, 0, 0, 1);
        assertThat(bytes[5]).as("length of order-1, zig-zag").isEqualTo((byte) ("order-1".length() * 2));
    }

    @Test
    @DisplayName("a topic with several types is read into the class of each record")
    void severalTypes() {
        AvroWriter<SpecificRecord> writer = AvroWriter.of(Topics.LICENSING_EVENTS, client);
        var refused = new CommandRefused("c", "t", "s", "NOT_PURCHASER", List.of(), 0, null, "u", Instant.EPOCH);
        var assigned = new SeatsAssigned("c", "t", "s", "p", List.of("a", "b"), 2, 5, "u", Instant.EPOCH);
        var events = AvroReader.of(Topics.LICENSING_EVENTS, client);

        assertThat(events.decode(writer.encode(refused))).isEqualTo(refused);
        assertThat(events.decode(writer.encode(assigned))).isEqualTo(assigned);
    }

    @Test
    @DisplayName("a topic with several types refuses a record of another one")
    void foreignType() {
        byte[] order = AvroWriter.of(Topics.STOREFRONT_ORDERS, client).encode(Orders.order(1));
        assertThat(malformed(AvroReader.of(Topics.LICENSING_EVENTS, client), order))
                .hasMessageContaining("licensing.events carries no io.seatflow.storefront.OrderPlaced")
                .extracting(MalformedRecord::kind)
                .isEqualTo(Kind.DOES_NOT_RESOLVE);
    }

    @Test
    @DisplayName("a writer whose schema was not deployed does not start, and says what is missing")
    void notDeployed() {
        try (FakeRegistry empty = new FakeRegistry();
                RegistryClient other = new RegistryClient(RegistrySettings.at(empty.url()))) {
            assertThatThrownBy(() -> AvroWriter.of(Topics.STOREFRONT_ORDERS, other))
                    .isInstanceOf(NotRegistered.class)
                    .hasMessageContaining("io.seatflow.storefront.OrderPlaced")
                    .hasMessageContaining("storefront.orders-value");
        }
    }

    @Test
    @DisplayName("a record of an older or newer schema is read in the reader's form")
    void resolution() {
        Schema newer = Schemas.with(
                Topic.schema(OrderPlaced.class), "note", SchemaBuilder.builder().stringType(), "");
        Schema older = Schemas.without(Topic.schema(OrderPlaced.class), "trial", "paymentToken");

        assertThat(reader.decode(Schemas.write(registry.put("newer", newer), newer, Map.of("note", "please"))))
                .isEqualTo(Schemas.expected(false));
        assertThat(reader.decode(Schemas.write(registry.put("older", older), older, Map.of())))
                .isEqualTo(Schemas.expected(false));
    }

    @Test
    @DisplayName("a record without a field that the reader needs does not resolve, and the field is named")
    void missingField() {
        Schema lacking = Schemas.without(Topic.schema(OrderPlaced.class), "buyerEmail");
        byte[] bytes = Schemas.write(registry.put("lacking", lacking), lacking, Map.of());

        assertThat(malformed(reader, bytes))
                .hasMessageContaining("buyerEmail")
                .hasMessageContaining("io.seatflow.storefront.OrderPlaced")
                .extracting(MalformedRecord::kind)
                .isEqualTo(Kind.DOES_NOT_RESOLVE);
    }

    @Test
    @DisplayName("a record with a field of another type does not resolve")
    void otherType() {
        Schema other = Schemas.with(
                Schemas.without(Topic.schema(OrderPlaced.class), "quantity"),
                "quantity",
                SchemaBuilder.builder().stringType(),
                null);
        byte[] bytes = Schemas.write(registry.put("other", other), other, Map.of("quantity", "three"));

        assertThat(malformed(reader, bytes).kind()).isEqualTo(Kind.DOES_NOT_RESOLVE);
    }

    @Test
    @DisplayName("bytes in another format are no record")
    void notWireFormat() {
        byte[] json = "{\"orderId\":\"1\"}".getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes : List.of(new byte[0], new byte[] {0, 0, 0, 1}, json)) {
            assertThat(malformed(reader, bytes).kind()).isEqualTo(Kind.NOT_WIRE_FORMAT);
        }
        assertThat(registry.ledger()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 4711, Integer.MAX_VALUE})
    @DisplayName("a schema id that nobody knows makes the record malformed")
    void unknownId(int id) {
        byte[] bytes = ByteBuffer.allocate(20).put((byte) 0).putInt(id).array();
        assertThat(malformed(reader, bytes))
                .hasMessageContaining(Integer.toString(id))
                .satisfies(malformed -> assertThat(malformed.schemaId()).isEqualTo(id))
                .extracting(MalformedRecord::kind)
                .isEqualTo(Kind.UNKNOWN_SCHEMA_ID);
    }

    @Test
    @DisplayName("a registry that is away makes no record malformed")
    void registryAway() {
        byte[] bytes = AvroWriter.of(Topics.STOREFRONT_ORDERS, client).encode(Orders.order(1));
        registry.answerNext(503, "");
        assertThatThrownBy(() -> reader.decode(bytes)).isInstanceOf(RegistryUnavailable.class);
        assertThat(reader.decode(bytes)).isEqualTo(Orders.order(1));
    }

    @Test
    @DisplayName("a record cut short anywhere is corrupt")
    void cutShort() {
        byte[] whole = AvroWriter.of(Topics.STOREFRONT_ORDERS, client).encode(Orders.order(1));
        for (int length = WireFormat.HEADER_BYTES; length < whole.length; length++) {
            assertThat(malformed(reader, Arrays.copyOf(whole, length)).kind())
                    .as("%d of %d bytes", length, whole.length)
                    .isEqualTo(Kind.CORRUPT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    @DisplayName("bytes behind a valid record make it malformed")
    void trailing(int more) {
        byte[] whole = AvroWriter.of(Topics.STOREFRONT_ORDERS, client).encode(Orders.order(1));
        assertThat(malformed(reader, Arrays.copyOf(whole, whole.length + more)).kind())
                .isEqualTo(Kind.TRAILING_BYTES);
    }

    @Test
    @DisplayName("a length of a gigabyte in a small record allocates nothing of that size")
    void hugeLength() {
        byte[] bytes = {0, 0, 0, 0, 1, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x08};
        assertThat(malformed(reader, bytes).kind()).isEqualTo(Kind.CORRUPT);
    }

    @Test
    @DisplayName("Avro's own limits are in force")
    void limits() {
        assertThatThrownBy(() -> SystemLimitException.checkMaxStringLength(17 << 20))
                .isInstanceOf(SystemLimitException.class);
        assertThatThrownBy(() -> SystemLimitException.checkMaxCollectionLength(0, 1_000_001))
                .isInstanceOf(SystemLimitException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @Timeout(60)
    @DisplayName("random and damaged bytes end in a value or a malformed record, soon and without harm")
    void randomBytes(long seed) {
        Random random = new Random(seed);
        var events = AvroReader.of(Topics.LICENSING_EVENTS, client);
        var assigned = new SeatsAssigned("c", "t", "s", "p", List.of("a", "b"), 2, 5, "u", Instant.EPOCH);
        byte[] valid = AvroWriter.of(Topics.LICENSING_EVENTS, client).encode(assigned);
        int malformed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes;
            if (random.nextBoolean()) {
                bytes = valid.clone();
                bytes[WireFormat.HEADER_BYTES + random.nextInt(bytes.length - WireFormat.HEADER_BYTES)] =
                        (byte) random.nextInt();
            } else {
                bytes = new byte[WireFormat.HEADER_BYTES + random.nextInt(300)];
                random.nextBytes(bytes);
                System.arraycopy(valid, 0, bytes, 0, WireFormat.HEADER_BYTES);
            }
            try {
                events.decode(bytes);
            } catch (MalformedRecord e) {
                malformed++;
            }
        }
        assertThat(malformed).as("seed %d", seed).isGreaterThan(9_000);
    }

    @Test
    @DisplayName("a value that cannot be written leaves nothing behind in the next one")
    void failedWrite() {
        AvroWriter<OrderPlaced> writer = AvroWriter.of(Topics.STOREFRONT_ORDERS, client);
        OrderPlaced incomplete = Orders.order(1);
        incomplete.setStorefront(null);
        assertThatThrownBy(() -> writer.encode(incomplete)).hasMessageContaining("storefront");
        assertThat(reader.decode(writer.encode(Orders.order(2)))).isEqualTo(Orders.order(2));
    }

    @Test
    @DisplayName("a writer and a reader are shared by threads")
    void threads() throws Exception {
        AvroWriter<OrderPlaced> writer = AvroWriter.of(Topics.STOREFRONT_ORDERS, client);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int first = thread * 1000;
                done.add(threads.submit(() -> {
                    for (int i = first; i < first + 1000; i++) {
                        assertThat(reader.decode(writer.encode(Orders.order(i))))
                                .isEqualTo(Orders.order(i));
                    }
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        }
    }

    private static MalformedRecord malformed(AvroReader<?> reader, byte[] bytes) {
        MalformedRecord malformed = catchThrowableOfType(MalformedRecord.class, () -> reader.decode(bytes));
        assertThat(malformed).isNotNull();
        return malformed;
    }

    /** Schemas near that of an order, and records of them. */
    private static final class Schemas {
        static Schema without(Schema schema, String... names) {
            return copy(schema, List.of(names), List.of());
        }

        static Schema with(Schema schema, String name, Schema type, @Nullable Object otherwise) {
            return copy(schema, List.of(), List.of(new Schema.Field(name, type, "new", otherwise)));
        }

        private static Schema copy(Schema schema, List<String> left, List<Schema.Field> added) {
            List<Schema.Field> fields = new ArrayList<>();
            PublishedSchema.of(schema).getFields().stream()
                    .filter(field -> !left.contains(field.name()))
                    .forEach(field -> fields.add(new Schema.Field(field, field.schema())));
            fields.addAll(added);
            return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
        }

        static byte[] write(int id, Schema schema, Map<String, Object> more) {
            GenericRecord order = new GenericData.Record(schema);
            OrderPlaced sample = Orders.order(1);
            for (Schema.Field field : schema.getFields()) {
                Object value = more.containsKey(field.name()) || !sample.hasField(field.name())
                        ? more.get(field.name())
                        : sample.get(field.name());
                order.put(
                        field.name(),
                        switch (value) {
                            case Instant time -> time.toEpochMilli();
                            case Enum<?> symbol -> new GenericData.EnumSymbol(field.schema(), symbol.name());
                            case null -> null;
                            default -> value;
                        });
            }
            return new RecordEncoder(id, schema, GenericData.get(), new EncodeBuffers()).encode(order);
        }

        static OrderPlaced expected(boolean trial) {
            OrderPlaced order = Orders.order(1);
            order.setTrial(trial);
            return order;
        }
    }
}
