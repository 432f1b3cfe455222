package io.seatflow.workflow.kafka;

import io.seatflow.workflow.lane.Partitions;
import org.apache.kafka.common.utils.Utils;

/** Kafka's own default: murmur2 of the key, modulo the number of partitions. */
public final class KafkaPartitions implements Partitions {
    private final int partitions;

    /** @param partitions of every topic */
    public KafkaPartitions(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public int of(String topic, byte[] partitionKey) {
        return Utils.toPositive(Utils.murmur2(partitionKey)) % partitions;
    }
}
