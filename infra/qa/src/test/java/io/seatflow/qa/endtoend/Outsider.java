package io.seatflow.qa.endtoend;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client with nothing of ours: byte arrays through Kafka's own clients, schemas from the registry. */
final class Outsider implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Http http = new Http();
    private final RegistryOverHttp registry;
    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> consumer;

    Outsider(String kafka, URI registry) {
        this.registry = new RegistryOverHttp(http, registry);
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "max.request.size",
                        16 << 20,
                        "buffer.memory",
                        64L << 20,
                        "max.block.ms",
                        10_000,
                        "delivery.timeout.ms",
                        30_000,
                        "request.timeout.ms",
                        10_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "fetch.max.wait.ms",
                        20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    Http http() {
        return http;
    }

    RegistryOverHttp registry() {
        return registry;
    }

    /** The record's bytes, its values by field name; texts become enum symbols where the schema wants one. */
    byte[] encode(String subject, Map<String, ?> fields) {
        RegistryOverHttp.Known known = registry.latest(subject);
        return Framing.write(known.id(), record(known.schema(), fields));
    }

    static GenericRecord record(Schema schema, Map<String, ?> fields) {
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), fields.get(field.name())));
        }
        return record;
    }

    private static @Nullable Object value(Schema schema, @Nullable Object value) {
        return switch (schema.getType()) {
            case ENUM -> new GenericData.EnumSymbol(schema, value);
            case ARRAY ->
                value instanceof List<?> elements
                        ? elements.stream()
                                .map(element -> value(schema.getElementType(), element))
                                .toList()
                        : value;
            default -> value;
        };
    }

    GenericRecord decode(byte[] value) {
        return Framing.read(value, registry::byId);
    }

    /** Publishes where Kafka's own partitioner puts the key. */
    RecordMetadata publish(String topic, String key, byte[] value) {
        return acknowledged(send(topic, null, key, value));
    }

    /** Publishes to a partition of choice. */
    RecordMetadata publish(String topic, int partition, String key, byte[] value) {
        return acknowledged(send(topic, partition, key, value));
    }

    Future<RecordMetadata> send(String topic, @Nullable Integer partition, String key, byte[] value) {
        return producer.send(new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value));
    }

    static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
        try {
            return sent.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new IllegalStateException("a record was not taken", refused);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", givenUp);
        }
    }

    int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    /** The topics that clients can see, the broker's own left out. */
    List<String> topics() {
        return consumer.listTopics().keySet().stream()
                .filter(topic -> !topic.startsWith("__"))
                .toList();
    }

    /** Everything in the topic now, each partition in order. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
            consumer.poll(POLL).forEach(all::add);
        }
        consumer.unsubscribe();
        return all;
    }

    /** The values of everything in the topic now. */
    List<GenericRecord> values(String topic) {
        return read(topic).stream().map(record -> decode(record.value())).toList();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close();
        http.close();
    }
}
