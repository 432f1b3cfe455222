package io.seatflow.workflow.lane;

/** Which partition of a topic a key belongs to: as Kafka's own clients choose it, so that theirs and ours agree. */
@FunctionalInterface
public interface Partitions {
    int of(String topic, byte[] partitionKey);
}
