package io.seatflow.workflow.kafka;

import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.lane.Log;
import io.seatflow.workflow.lane.Progress;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The log on a Kafka consumer group whose assignor keeps a partition number of all topics together. Positions are the
 * lanes', kept in their database; what is committed to Kafka is only for those who watch the group's lag.
 */
public final class KafkaLog implements Log {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaLog.class);
    private static final long REPORT_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final Set<Integer> lost = new TreeSet<>();
    private final Set<Integer> assigned = new TreeSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> reported = new HashMap<>();
    private Consumer<Set<Integer>> handingOver = numbers -> {};
    private long lastReport = System.nanoTime();
    private final Gathering gathering = new Gathering();
    private boolean joined;
    private boolean woken;

    public KafkaLog(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, List<Input> inputs) {
        this.consumer = consumer;
        this.topics = inputs.stream().map(input -> input.topic().name()).toList();
        consumer.subscribe(topics, new Rebalances());
    }

    @Override
    public Polled poll(Duration wait, Consumer<Set<Integer>> handingOver) {
        this.handingOver = handingOver;
        List<Inbound> records = new ArrayList<>();
        boolean gathered = gathering.await();
        woken = false;
        Blocked blocked = poll(wait, records);
        if (gathered && blocked == null) {
            blocked = poll(Gathering.ANSWER, records);
        }
        gathering.brought(records.size(), woken);
        Polled result = new Polled(records, Set.copyOf(lost), Set.copyOf(assigned), blocked);
        lost.clear();
        assigned.clear();
        reportLag();
        return result;
    }

    private @Nullable Blocked poll(Duration wait, List<Inbound> records) {
        try {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(wait);
            for (ConsumerRecord<byte[], byte[]> polledRecord : polled) {
                records.add(inbound(polledRecord));
            }
        } catch (OffsetOutOfRangeException e) {
            return outOfRange(e);
        } catch (WakeupException e) {
            woken = true;
        } catch (RetriableException e) {
            LOG.warn("the log does not answer: {}", e.getMessage());
        }
        return null;
    }

    @Override
    public void resume(int partition, Progress progress) {
        for (TopicPartition mine : assignedOf(partition)) {
            Long position = progress.position(mine.topic());
            if (position == null) {
                consumer.seekToBeginning(List.of(mine));
            } else {
                consumer.seek(mine, position);
            }
            consumer.resume(List.of(mine));
        }
    }

    @Override
    public void pause(int partition) {
        consumer.pause(assignedOf(partition));
    }

    @Override
    public void report(int partition, Progress progress) {
        for (TopicPartition mine : assignedOf(partition)) {
            Long position = progress.position(mine.topic());
            if (position != null) {
                reported.put(mine, new OffsetAndMetadata(position));
            }
        }
    }

    @Override
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public List<Lag> lags() {
        List<Lag> lags = new ArrayList<>();
        for (TopicPartition mine : consumer.assignment()) {
            OptionalLong lag = consumer.currentLag(mine);
            if (lag.isPresent()) {
                lags.add(new Lag(mine.topic(), mine.partition(), lag.getAsLong()));
            }
        }
        return lags;
    }

    @Override
    public boolean hasShare() {
        return joined;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void reportLag() {
        if (reported.isEmpty() || System.nanoTime() - lastReport < REPORT_EVERY_NANOS) {
            return;
        }
        lastReport = System.nanoTime();
        reported.keySet().retainAll(consumer.assignment());
        consumer.commitAsync(Map.copyOf(reported), (offsets, failure) -> {
            if (failure != null) {
                LOG.debug("the group's lag could not be reported: {}", failure.getMessage());
            }
        });
        reported.clear();
    }

    private Blocked outOfRange(OffsetOutOfRangeException e) {
        TopicPartition partition = e.partitions().iterator().next();
        consumer.pause(assignedOf(partition.partition()));
        return new Blocked(
                partition.partition(),
                "position " + e.offsetOutOfRangePartitions().get(partition) + " of " + partition
                        + " is not in the log: it was deleted before it was read, or the log was lost. "
                        + "See the runbook, \"A lane is blocked\"");
    }

    private List<TopicPartition> assignedOf(int partition) {
        return consumer.assignment().stream()
                .filter(mine -> mine.partition() == partition)
                .toList();
    }

    private static Inbound inbound(ConsumerRecord<byte[], byte[]> polled) {
        return new Inbound(
                polled.topic(),
                polled.partition(),
                polled.offset(),
                Instant.ofEpochMilli(Math.max(0, polled.timestamp())),
                polled.key(),
                polled.value(),
                new LazyHeaders(polled.headers().toArray()));
    }

    /** Kafka decodes a header's name when it is first asked for, and most are never looked at. */
    private static final class LazyHeaders extends AbstractList<Inbound.Header> {
        private final Header[] headers;

        LazyHeaders(Header[] headers) {
            this.headers = headers;
        }

        @Override
        public Inbound.Header get(int index) {
            return new Inbound.Header(headers[index].key(), value(headers[index]));
        }

        @Override
        public int size() {
            return headers.length;
        }

        private static byte @Nullable [] value(Header header) {
            return header.value();
        }
    }

    /** Newly assigned partitions give nothing before their lane is held; their real position is the lane's. */
    private final class Rebalances implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            joined = true;
            consumer.pause(partitions);
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, 0);
                assigned.add(partition.partition());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            handingOver.accept(
                    partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet()));
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                lost.add(partition.partition());
                assigned.remove(partition.partition());
            }
        }
    }
}
