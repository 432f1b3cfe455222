package io.seatflow.qa.chaos.load;

import io.seatflow.schemas.Topic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends again what is in a topic already, byte for byte, with the headers that it had. Each call returns how many records
 * the log has taken once more.
 */
public final class Echo {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration WAIT = Duration.ofSeconds(100);

    private final String bootstrapServers;

    public Echo(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The whole topic from offset 0, in its order, on the same partitions. */
    public int replay(Topic<?> topic) {
        return send(records(topic).stream().map(Echo::again).toList());
    }

    /** Some of the topic's records, long after they were due and in no order, on partitions of no meaning. */
    public int late(Topic<?> topic, int most, Random random) {
        return send(some(topic, most, random).stream()
                .map(old -> new ProducerRecord<>(
                        old.topic(), random.nextInt(Topic.PARTITIONS), old.timestamp(), old.key(), old.value()))
                .toList());
    }

    /** Some of the topic's records as a producer sends them that was cut off and comes back: lane and sequence are old. */
    public int fromTheDead(Topic<?> topic, int most, Random random) {
        return send(some(topic, most, random).stream().map(Echo::again).toList());
    }

    private List<ConsumerRecord<byte[], byte[]>> some(Topic<?> topic, int most, Random random) {
        List<ConsumerRecord<byte[], byte[]>> all = records(topic);
        // Faults may have kept everything back so far: what is not there yet cannot be said again.
        for (long end = System.nanoTime() + WAIT.toNanos(); all.isEmpty() && System.nanoTime() < end; ) {
            LockSupport.parkNanos(POLL.toNanos());
            all = records(topic);
        }
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(most, all.size()));
    }

    private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> old) {
        return new ProducerRecord<>(
                old.topic(), old.partition(), old.timestamp(), old.key(), old.value(), old.headers());
    }

    private int send(List<ProducerRecord<byte[], byte[]>> records) {
        AtomicInteger taken = new AtomicInteger();
        try (Outlet outlet = new Outlet(bootstrapServers)) {
            for (ProducerRecord<byte[], byte[]> one : records) {
                outlet.send(one, (place, failure) -> {
                    if (failure == null) {
                        taken.incrementAndGet();
                    }
                });
            }
            outlet.flush();
        }
        return taken.get();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(Topic<?> topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(all::add);
            }
            return all;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
