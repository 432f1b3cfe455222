package io.seatflow.local.commands;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.Map;

/**
 * How far a service's lanes are, as it tells under {@code /lanes}.
 *
 * @param next the offset to be read next, per partition
 * @param unfinished packets that wait to be published and effects that wait for their answer
 */
public record LanePositions(Map<TopicPartition, Long> next, long unfinished) {
    public LanePositions {
        next = Map.copyOf(next);
    }

    /** Reads the service's answer. A lane whose number is below zero reads no partition. */
    public static LanePositions of(JsonNode lanes) {
        Map<TopicPartition, Long> next = new HashMap<>();
        long unfinished = 0;
        for (JsonNode lane : lanes) {
            int partition = lane.path("number").asInt(-1);
            unfinished +=
                    lane.path("unpublished").asLong() + lane.path("openIntents").asLong();
            if (partition >= 0) {
                lane.path("topics")
                        .properties()
                        .forEach(topic -> next.put(
                                new TopicPartition(topic.getKey(), partition),
                                topic.getValue().path("position").asLong()));
            }
        }
        return new LanePositions(next, unfinished);
    }

    /** Records before these ends that have not been taken in. */
    public long missing(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - next.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
