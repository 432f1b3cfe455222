package io.seatflow.local.commands;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;

/** Publishes records the way the topics ask for: by key, on the partition of the tenant. Safe for threads. */
public final class Publisher implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    public Publisher(String bootstrapServers) {
        producer = KafkaAccess.producer(bootstrapServers);
    }

    /** Publishes one record whose key is the tenant, and waits until the broker has it. */
    public RecordMetadata publish(String topic, String tenantId, byte[] value) {
        try {
            return producer.send(new ProducerRecord<>(topic, bytes(tenantId), value))
                    .get();
        } catch (ExecutionException e) {
            throw new CommandFailure("the record was not taken by %s: %s".formatted(topic, e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            throw CommandFailure.interrupted(e);
        }
    }

    /** Publishes one record on the partition of a tenant without waiting; the callback hears what became of it. */
    public void send(String topic, String tenantId, String key, byte[] value, Callback callback) {
        int partition = Utils.toPositive(Utils.murmur2(bytes(tenantId)))
                % producer.partitionsFor(topic).size();
        var unused = producer.send(new ProducerRecord<>(topic, partition, bytes(key), value), callback);
    }

    /** Waits until the broker has answered for everything sent. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
