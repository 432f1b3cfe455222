package io.seatflow.local.verify.evidence;

import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.LogReader;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.MalformedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the topics hold: all of it at first, and with every further reading what has come since. */
final class TopicEvidence implements AutoCloseable {
    private static final String COMMANDS = ".commands";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BETWEEN_LINES = Duration.ofSeconds(3).toNanos();

    /** Services whose records carry a lane and a sequence. */
    private final Set<String> onLanes;

    private final LogReader log;
    private final Consumer<String> progress;
    private final Map<String, Topic<?>> topics = new HashMap<>();
    private final Map<String, AvroReader<?>> readers = new HashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Instant> since = new HashMap<>();
    private final RecordTables tables;
    private final Sequences sequences;
    private final Placement placement;
    private final CardNumbersInRecords cards;
    private final TableWriter unreadable;
    private final TableWriter ends;
    private long count;

    /** @param services those whose records carry a lane and a sequence */
    TopicEvidence(
            Workbench workbench,
            String kafka,
            RegistryClient registry,
            List<String> services,
            Consumer<String> progress) {
        onLanes = Set.copyOf(services);
        this.progress = progress;
        tables = new RecordTables(workbench);
        sequences = new Sequences(workbench);
        placement = new Placement(workbench);
        cards = new CardNumbersInRecords(workbench);
        unreadable = new TableWriter(workbench, "unreadable_record");
        ends = new TableWriter(workbench, "partition_end");
        catalogue(workbench, registry);
        log = LogReader.fromBeginning(kafka, Topics.all());
        begins = log.begins();
        begins.keySet().forEach(partition -> partitions.merge(partition.topic(), 1, Integer::sum));
    }

    private void catalogue(Workbench workbench, RegistryClient registry) {
        TableWriter topic = new TableWriter(workbench, "topic");
        TableWriter reader = new TableWriter(workbench, "reader");
        for (Topic<?> each : Topics.all()) {
            topics.put(each.name(), each);
            readers.put(each.name(), AvroReader.of(each, registry));
            topic.row(each.name(), each.owner(), each.keeping() == Topic.Keeping.COMPACTED, isOfLanesOnly(each));
            each.readers().stream().filter(onLanes::contains).forEach(service -> reader.row(service, each.name()));
        }
        topic.flush();
        reader.flush();
    }

    /** Reads to where the topics end at this moment. */
    void read() {
        Map<TopicPartition, Long> until = log.ends();
        long toRead = until.entrySet().stream()
                .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
                .sum();
        long lastRecord = System.nanoTime();
        long lastLine = lastRecord;
        while (!log.hasReached(until)) {
            ConsumerRecords<byte[], byte[]> records = log.poll(POLL);
            records.forEach(this::take);
            long now = System.nanoTime();
            if (!records.isEmpty()) {
                lastRecord = now;
            } else if (now - lastRecord > PATIENCE.toNanos()) {
                throw new CommandFailure(
                        "Kafka gave no more records for %d s before the topics' ends".formatted(PATIENCE.toSeconds()));
            }
            if (now - lastLine > BETWEEN_LINES) {
                progress.accept("read %d of %d records".formatted(count, toRead));
                lastLine = now;
            }
        }
        flush(until);
    }

    /** Records read so far. */
    long count() {
        return count;
    }

    @Override
    public void close() {
        log.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Topic<?> topic = topics.get(record.topic());
        AvroReader<?> reader = readers.get(record.topic());
        if (topic == null || reader == null) {
            throw new IllegalStateException("a record of topic " + record.topic() + ", which was not asked for");
        }
        count++;
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        since.putIfAbsent(partition, Instant.ofEpochMilli(record.timestamp()));
        Envelope envelope = Envelope.of(topic, record);
        SpecificRecord value = decode(reader, envelope);
        cards.take(envelope, value);
        if (value != null || record.value() == null) {
            tables.take(envelope, value);
        }
        if (isOfLanesOnly(topic) || isOfALane(envelope)) {
            sequences.take(envelope, begins.getOrDefault(partition, 0L) > 0);
        }
        boolean ours = isOfLanesOnly(topic) || topic.owner().equals("available-quantity");
        if (ours && value != null) {
            placement.take(envelope, value, partitions.getOrDefault(record.topic(), Topic.PARTITIONS));
        }
    }

    /** Commands are taken from whoever sends them: their readers take each for itself. */
    private boolean isOfLanesOnly(Topic<?> topic) {
        return onLanes.contains(topic.owner()) && !topic.name().endsWith(COMMANDS);
    }

    /** In a topic that people outside write too, each of whose records stands for itself. */
    private boolean isOfALane(Envelope envelope) {
        String lane = envelope.lane();
        return lane != null
                && onLanes.contains(lane.substring(0, Math.max(0, lane.indexOf('/'))))
                && List.of(envelope.topic().owner().split(", ")).contains(lane.substring(0, lane.indexOf('/')));
    }

    private @Nullable SpecificRecord decode(AvroReader<?> reader, Envelope envelope) {
        byte[] value = envelope.record().value();
        if (value == null) {
            return null;
        }
        try {
            return reader.decode(value);
        } catch (MalformedRecord malformed) {
            unreadable.row(envelope.topic().name(), envelope.partition(), envelope.offset(), malformed.kind());
            return null;
        }
    }

    private void flush(Map<TopicPartition, Long> until) {
        tables.flush();
        sequences.flush();
        placement.flush();
        cards.flush();
        unreadable.flush();
        ends.clear();
        Instant now = Instant.now();
        until.forEach((partition, end) -> ends.row(
                partition.topic(),
                partition.partition(),
                begins.getOrDefault(partition, 0L),
                end,
                since.getOrDefault(partition, now)));
        ends.flush();
    }
}
