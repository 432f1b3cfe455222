package io.seatflow.bench.load;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The load's way out: reads what is appended to a topic, from outside. Not for several threads. */
public final class Reading implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    private Reading(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        // Asking for each record by itself would cost the processors more than what is measured.
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        64 << 10,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        5,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /** What is appended after this call. */
    public static Reading fromEnd(String bootstrapServers, String topic) {
        Reading reading = new Reading(bootstrapServers, topic);
        reading.consumer.seekToEnd(reading.partitions);
        // Seeking is lazy: asking for the position is what fixes it.
        reading.partitions.forEach(reading.consumer::position);
        return reading;
    }

    /** What was ever appended. */
    public static Reading fromBeginning(String bootstrapServers, String topic) {
        Reading reading = new Reading(bootstrapServers, topic);
        reading.consumer.seekToBeginning(reading.partitions);
        return reading;
    }

    /** Hands on what has come, after waiting a moment for it; returns how many that were. */
    public int poll(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        records.forEach(each);
        return records.count();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
