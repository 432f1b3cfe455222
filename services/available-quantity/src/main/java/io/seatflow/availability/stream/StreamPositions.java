package io.seatflow.availability.stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How far the partitions that this instance has are read. Safe for threads. */
public final class StreamPositions {
    private final KafkaStreams streams;

    public StreamPositions(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * One partition of the input.
     *
     * @param lane its task
     * @param position the offset committed: what is before it is in the rows
     * @param end the topic's end when it was last read
     */
    public record Position(String lane, String topic, int partition, long position, long end) {
        /** Records not yet in the rows. */
        public long lag() {
            return position < 0 || end < 0 ? 0 : Math.max(0, end - position);
        }
    }

    /** All of them, by partition. */
    public List<Position> now() {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream().map(partition -> position(task, partition)))
                .sorted(Comparator.comparing(Position::partition))
                .toList();
    }

    /** The same for {@code /lanes}. */
    public Map<String, Object> lanes() {
        return Map.of("lanes", now());
    }

    /** Adds the sum of the lags to the meters. */
    public void measure(MeterRegistry registry) {
        registry.gauge("seatflow.availability.lag", this, StreamPositions::lag);
    }

    private double lag() {
        return now().stream().mapToLong(Position::lag).sum();
    }

    private static Position position(TaskMetadata task, TopicPartition partition) {
        return new Position(
                task.taskId().toString(),
                partition.topic(),
                partition.partition(),
                task.committedOffsets().getOrDefault(partition, -1L),
                task.endOffsets().getOrDefault(partition, -1L));
    }
}
