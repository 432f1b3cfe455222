package io.seatflow.local.verify.evidence;

import io.seatflow.schemas.Topic;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the sequence of each lane through each partition, in the order of the log: 1, 2, 3 … Later than 1 begins only
 * what retention has shortened; what was seen before is a repetition; compacted topics lose records and so have gaps.
 *
 * <p>As for the lanes that read them, a jump is no gap yet (rule 7): a broker that has lost a producer out of sight takes its
 * second packet without the first, and both are published again behind it. It is one as long as they are not there.
 */
final class Sequences {
    private static final class Last {
        private long sequence;
        private long highest;
        private @Nullable Broken gap;
    }

    private record Broken(
            String topic,
            int partition,
            long offset,
            @Nullable String lane,
            String words) {}

    private final Map<TopicPartition, Map<String, Last>> lasts = new HashMap<>();
    private final List<Broken> unreadable = new ArrayList<>();
    private final TableWriter broken;
    private final TableWriter repeated;
    private final TableWriter wire;

    Sequences(Workbench workbench) {
        broken = new TableWriter(workbench, "broken_sequence");
        repeated = new TableWriter(workbench, "repeated_record");
        wire = new TableWriter(workbench, "wire_last");
    }

    /**
     * Takes the next record of a partition.
     *
     * @param shortened whether the partition no longer has its first records
     */
    void take(Envelope envelope, boolean shortened) {
        String lane = envelope.lane();
        long sequence = envelope.sequence();
        if (lane == null || sequence < 1) {
            broken(envelope, "it carries no lane and sequence that can be read");
            return;
        }
        String id = lane + "/" + envelope.topic().name() + "/" + envelope.partition() + "/" + sequence;
        if (!id.equals(envelope.eventId())) {
            broken(envelope, "expected ce_id %s, found %s".formatted(id, envelope.eventId()));
        }
        Last last = lasts.computeIfAbsent(
                        new TopicPartition(envelope.topic().name(), envelope.partition()), partition -> new HashMap<>())
                .computeIfAbsent(lane, unknown -> new Last());
        boolean begins = last.sequence == 0 && shortened;
        if (sequence <= last.sequence) {
            repeated.row(
                    envelope.topic().name(),
                    envelope.partition(),
                    envelope.offset(),
                    lane,
                    sequence,
                    envelope.digest());
            return;
        }
        last.highest = Math.max(last.highest, sequence);
        if (sequence > last.sequence + 1 && !begins && envelope.topic().keeping() == Topic.Keeping.EVENTS) {
            if (last.gap == null) {
                last.gap = row(envelope, "expected sequence %d, found %d".formatted(last.sequence + 1, sequence));
            }
            return;
        }
        last.sequence = sequence;
        if (last.sequence >= last.highest) {
            last.gap = null;
        }
    }

    /** Writes down what was found since, and how far each lane is by now. */
    void flush() {
        wire.clear();
        lasts.forEach((partition, lanes) ->
                lanes.forEach((lane, last) -> wire.row(lane, partition.topic(), partition.partition(), last.highest)));
        wire.flush();
        broken.clear();
        unreadable.forEach(this::write);
        lasts.values()
                .forEach(lanes -> lanes.values().forEach(last -> {
                    if (last.gap != null) {
                        write(last.gap);
                    }
                }));
        broken.flush();
        repeated.flush();
    }

    private void broken(Envelope envelope, String words) {
        unreadable.add(row(envelope, words));
    }

    private static Broken row(Envelope envelope, String words) {
        return new Broken(envelope.topic().name(), envelope.partition(), envelope.offset(), envelope.lane(), words);
    }

    private void write(Broken row) {
        broken.row(row.topic(), row.partition(), row.offset(), row.lane(), row.words());
    }
}
