package io.seatflow.bench.load;

import io.seatflow.bench.BenchFailure;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The load's way in: publishes prepared records as a storefront would, by key and durably. */
public final class Publishing implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * @param lingerMillis how long a record may wait for others to travel with
     * @param compression see {@link Prepared}
     */
    public Publishing(String bootstrapServers, int lingerMillis, String compression) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        compression,
                        ProducerConfig.LINGER_MS_CONFIG,
                        lingerMillis,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 << 10,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        64L << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Asks where the topic's partitions are, so that the first record need not wait for that. */
    public void connect(String topic) {
        var unused = producer.partitionsFor(topic);
    }

    /** Publishes one record without waiting for the broker. */
    public void send(String topic, byte[] key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(topic, key, value), (place, fault) -> {
            if (fault != null) {
                failure.compareAndSet(null, fault);
            }
        });
    }

    /** Publishes all as fast as the broker takes them, and waits until it has them. */
    public void sendAll(Prepared records) {
        for (int i = 0; i < records.size(); i++) {
            send(records.topic(), records.keys()[i], records.values()[i]);
        }
        flush();
    }

    /** Waits until the broker has all that was sent. @throws BenchFailure if it refused one */
    public void flush() {
        producer.flush();
        Exception fault = failure.get();
        if (fault != null) {
            throw new BenchFailure("a record of the load was not taken by Kafka (%s)".formatted(fault), fault);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
