package io.seatflow.availability.app;

import io.seatflow.availability.stream.StreamSettings;
import io.seatflow.availability.stream.TenantPartition;
import io.seatflow.availability.wire.Formats;
import io.seatflow.availability.wire.Patience;
import io.seatflow.availability.wire.SubscriptionReader;
import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.schemas.serde.MalformedRecord;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.settings.HostPort;
import io.seatflow.workflow.settings.HttpSettings;
import io.seatflow.workflow.settings.ServiceSettings;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A real broker and a real registry, with the topics and schemas of the contract, and licensing's place at them. */
final class Platform implements AutoCloseable {
    private final String bootstrapServers = TestServers.kafka().bootstrapServers();
    private final RegistryClient registry =
            new RegistryClient(RegistrySettings.at(TestServers.registry().url().toString()));
    private final KafkaProducer<String, byte[]> licensing = new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    private final AvroWriter<Subscription> writer;

    Platform() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> topics = Stream.of(
                            Topics.LICENSING_SUBSCRIPTIONS,
                            Topics.AVAILABILITY_PRODUCTS,
                            Topics.AVAILABLE_QUANTITY_DEAD_LETTERS)
                    .map(topic -> new NewTopic(topic.name(), Topic.PARTITIONS, (short) 1))
                    .toList();
            Set<String> present = admin.listTopics().names().get();
            admin.createTopics(topics.stream()
                            .filter(topic -> !present.contains(topic.name()))
                            .toList())
                    .all()
                    .get();
        }
        SchemaDeployment.deploy(registry);
        writer = AvroWriter.of(Topics.LICENSING_SUBSCRIPTIONS, registry);
    }

    AvailabilitySettings settings(String applicationId, Path stateFolder) {
        StreamSettings unlessSet = StreamSettings.of(bootstrapServers, stateFolder);
        return new AvailabilitySettings(
                new ServiceSettings(
                        AvailabilitySettings.SERVICE,
                        applicationId,
                        List.of(HostPort.parse(bootstrapServers)),
                        TestServers.registry().url(),
                        HttpSettings.free()),
                "127.0.0.1",
                new StreamSettings(
                        bootstrapServers,
                        applicationId,
                        stateFolder,
                        unlessSet.threads(),
                        unlessSet.commitInterval(),
                        unlessSet.storeMemoryBytes(),
                        0,
                        unlessSet.replacements(),
                        unlessSet.replacementWindow()));
    }

    /** The service's own formats, with a way to fail in between. */
    Formats formats(Predicate<Subscription> fails) {
        AvroReader<Subscription> reader = AvroReader.of(Topics.LICENSING_SUBSCRIPTIONS, registry);
        Formats real = Formats.of(registry, new Patience(Duration.ZERO));
        SubscriptionReader failing = new SubscriptionReader(bytes -> {
            Subscription subscription = decode(reader, bytes);
            if (fails.test(subscription)) {
                throw new IllegalStateException("a fault, on purpose of the test");
            }
            return subscription;
        });
        return new Formats(failing, real.products(), real.deadLetters());
    }

    private static Subscription decode(AvroReader<Subscription> reader, byte[] bytes) throws Malformed {
        try {
            return reader.decode(bytes);
        } catch (MalformedRecord malformed) { // of another test, in the same topic
            throw new Malformed(malformed.kind().name(), "of another test");
        }
    }

    /** Licensing says what a subscription is. */
    void say(Subscription state) throws Exception {
        raw(state.getTenantId(), state.getSubscriptionId(), writer.encode(state));
    }

    void raw(String tenantId, String key, byte @Nullable [] value) throws Exception {
        licensing
                .send(new ProducerRecord<>(
                        Topics.LICENSING_SUBSCRIPTIONS.name(),
                        TenantPartition.of(tenantId, Topic.PARTITIONS),
                        key,
                        value))
                .get();
    }

    /** Every committed row of a tenant, in order, and in the partition where its readers look. */
    List<ProductAvailability> rows(String tenantId) {
        AvroReader<ProductAvailability> reader = AvroReader.of(Topics.AVAILABILITY_PRODUCTS, registry);
        return read(Topics.AVAILABILITY_PRODUCTS).stream()
                .filter(row -> row.partition() == TenantPartition.of(tenantId, Topic.PARTITIONS))
                .map(row -> reader.decode(row.value()))
                .filter(row -> row.getTenantId().equals(tenantId))
                .toList();
    }

    List<DeadLetter> deadLetters() {
        AvroReader<DeadLetter> reader = AvroReader.of(Topics.AVAILABLE_QUANTITY_DEAD_LETTERS, registry);
        return read(Topics.AVAILABLE_QUANTITY_DEAD_LETTERS).stream()
                .map(letter -> reader.decode(letter.value()))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> read(Topic<? extends SpecificRecord> topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        licensing.close();
        registry.close();
    }
}
