package io.seatflow.local.commands;

import io.seatflow.schemas.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads all partitions of some topics, in a group of nobody. Not for several threads. */
public final class LogReader implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    private LogReader(String bootstrapServers, List<? extends Topic<?>> topics) {
        consumer = KafkaAccess.consumer(bootstrapServers);
        try {
            partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** From the first record on. */
    public static LogReader fromBeginning(String bootstrapServers, List<? extends Topic<?>> topics) {
        LogReader reader = new LogReader(bootstrapServers, topics);
        reader.consumer.seekToBeginning(reader.partitions);
        return reader;
    }

    /** What is written after this call. */
    public static LogReader fromEnd(String bootstrapServers, List<? extends Topic<?>> topics) {
        LogReader reader = new LogReader(bootstrapServers, topics);
        reader.consumer.seekToEnd(reader.partitions);
        // Seeking is lazy: asking for the position is what fixes it.
        reader.partitions.forEach(reader.consumer::position);
        return reader;
    }

    /** The next records, waiting for some as long as that. */
    public ConsumerRecords<byte[], byte[]> poll(Duration patience) {
        return consumer.poll(patience);
    }

    /** The next offset to be polled of each partition of a topic. */
    public Map<TopicPartition, Long> positions(Topic<?> topic) {
        return partitions.stream()
                .filter(partition -> partition.topic().equals(topic.name()))
                .collect(Collectors.toMap(partition -> partition, consumer::position));
    }

    /** The first offset that each partition still has. */
    public Map<TopicPartition, Long> begins() {
        return consumer.beginningOffsets(partitions);
    }

    /** Where each partition ends now. */
    public Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** Whether all before these ends has been polled. */
    public boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Whether a record is of this topic. */
    public static boolean isOf(Topic<?> topic, ConsumerRecord<?, ?> record) {
        return record.topic().equals(topic.name());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
