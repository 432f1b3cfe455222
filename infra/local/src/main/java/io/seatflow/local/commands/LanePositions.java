package io.seatflow.local.commands;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a service's lanes are, as it tells under {@code /lanes}.
 *
 * @param next the offset to be read next, per partition
 * @param partitions the numbers of the partitions whose lanes are there; others are with other instances, or on the move
 * @param unfinished packets that wait to be published and effects that wait for their answer
 */
public record LanePositions(Map<TopicPartition, Long> next, Set<Integer> partitions, long unfinished) {
    public LanePositions {
        next = Map.copyOf(next);
        partitions = Set.copyOf(partitions);
    }

    /** Reads the service's answer. A lane whose number is below zero reads no partition. */
    public static LanePositions of(JsonNode lanes) {
        Map<TopicPartition, Long> next = new HashMap<>();
        Set<Integer> partitions = new HashSet<>();
        long unfinished = 0;
        for (JsonNode lane : lanes) {
            int partition = lane.path("number").asInt(-1);
            unfinished +=
                    lane.path("unpublished").asLong() + lane.path("openIntents").asLong();
            if (partition >= 0) {
                partitions.add(partition);
                lane.path("topics")
                        .properties()
                        .forEach(topic -> next.put(
                                new TopicPartition(topic.getKey(), partition),
                                topic.getValue().path("position").asLong()));
            }
        }
        return new LanePositions(next, partitions, unfinished);
    }

    /** These and those of another instance; of a lane on the move the position that is further on. */
    public LanePositions and(LanePositions other) {
        Map<TopicPartition, Long> both = new HashMap<>(next);
        other.next.forEach((partition, position) -> both.merge(partition, position, Math::max));
        Set<Integer> all = new HashSet<>(partitions);
        all.addAll(other.partitions);
        return new LanePositions(both, all, unfinished + other.unfinished);
    }

    /** Records before these ends that have not been taken in. */
    public long missing(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - next.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** Of these, those whose lanes are there. */
    public long missingHere(Map<TopicPartition, Long> ends) {
        return missing(ends.entrySet().stream()
                .filter(end -> partitions.contains(end.getKey().partition()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
