package io.seatflow.bench.floor;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One hop: consume, insert a row per message in one statement, commit, send on; the offsets follow when the messages
 * sent on are acknowledged, which the next batch does not wait for. One thread.
 */
final class FloorHop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FloorHop.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** As many batches may be on their way; then the next poll waits, as it would for a slow broker. */
    private static final int MOST_UNDER_WAY = 16;

    private record Sent(Map<TopicPartition, OffsetAndMetadata> read, AtomicInteger unacknowledged) {}

    private final int hop;
    private final String bootstrapServers;
    private final String jdbcUrl;
    private final Deque<Sent> underWay = new ArrayDeque<>();

    FloorHop(int hop, String bootstrapServers, String jdbcUrl) {
        this.hop = hop;
        this.bootstrapServers = bootstrapServers;
        this.jdbcUrl = jdbcUrl;
    }

    /** Works until the process ends. A fault ends the process: the floor does without recovery. */
    @Override
    public void run() {
        try (FloorTable table = new FloorTable(jdbcUrl);
                KafkaConsumer<byte[], byte[]> consumer = consumer();
                KafkaProducer<byte[], byte[]> producer = producer()) {
            consumer.assign(consumer.partitionsFor(FloorLayout.topic(hop)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            while (!Thread.currentThread().isInterrupted()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    pass(records, table, producer);
                }
                commit(consumer, producer);
            }
        } catch (SQLException | RuntimeException fault) {
            LOG.error("hop {} stops", hop, fault);
            Runtime.getRuntime().halt(1);
        }
    }

    private void pass(ConsumerRecords<byte[], byte[]> records, FloorTable table, KafkaProducer<byte[], byte[]> producer)
            throws SQLException {
        List<byte[]> payloads = new ArrayList<>(records.count());
        records.forEach(record -> payloads.add(record.value()));
        table.store(payloads);
        Sent sent = new Sent(ends(records), new AtomicInteger(records.count()));
        String next = FloorLayout.topic(hop + 1);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            var unused = producer.send(new ProducerRecord<>(next, record.key(), record.value()), (place, fault) -> {
                if (fault != null) {
                    LOG.error("hop {} cannot send on", hop, fault);
                    Runtime.getRuntime().halt(1);
                }
                sent.unacknowledged().decrementAndGet();
            });
        }
        underWay.add(sent);
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer) {
        if (underWay.size() >= MOST_UNDER_WAY) {
            producer.flush();
        }
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        while (!underWay.isEmpty() && underWay.peek().unacknowledged().get() == 0) {
            done.putAll(underWay.remove().read());
        }
        if (!done.isEmpty()) {
            consumer.commitAsync(done, null);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> ends(ConsumerRecords<byte[], byte[]> records) {
        return records.nextOffsets();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "floor-" + hop,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1_000,
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        64 << 10,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        5),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 << 10),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
