package io.seatflow.workflow.lane;

import io.seatflow.schemas.Topic;
import io.seatflow.workflow.Intent;
import io.seatflow.workflow.Outputs;
import io.seatflow.workflow.Timer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * What a batch is about to change in one lane: a copy of its progress and everything its decisions put out. Thrown away
 * if the batch fails.
 */
final class Draft<M> implements Outputs {
    /** Room for the headers and the framing of a record below its topic's limit. */
    private static final int RECORD_OVERHEAD = 8 << 10;

    private final Lane<M> lane;
    private final Progress progress;
    private final Instant now;
    private final Partitions partitions;
    private final BiConsumer<Item<M>, Refusal> givenUp;
    private final List<Outgoing> records = new ArrayList<>();
    private final List<Intent> intended = new ArrayList<>();
    private final Map<Long, OpenIntents> settled = new LinkedHashMap<>();
    private final Map<String, @Nullable Timer> timers = new HashMap<>();
    private @Nullable Item<M> current;
    /** Of the current item, once it was asked for: most records put nothing out. */
    private @Nullable String traceparent;

    /** Why an item is given up. */
    record Refusal(String reason, String text) {}

    /** @param givenUp told of each item that a decision gives up */
    Draft(Lane<M> lane, Instant now, Partitions partitions, BiConsumer<Item<M>, Refusal> givenUp) {
        this.lane = lane;
        this.progress = lane.progress().copy();
        this.now = now;
        this.partitions = partitions;
        this.givenUp = givenUp;
    }

    Lane<M> lane() {
        return lane;
    }

    Progress progress() {
        return progress;
    }

    /** From now on outputs belong to this item. */
    void begin(Item<M> item) {
        if (item != current) {
            current = item;
            traceparent = null;
        }
    }

    /** The answer's intent is settled by this batch. */
    void settle(Lane.Answer<M> answer) {
        OpenIntents row = settled.get(answer.batch());
        if (row == null) {
            row = lane.intents(answer.batch());
        }
        if (row != null) {
            settled.put(answer.batch(), row.settle(answer.index()));
        }
    }

    /** The timer is consumed by this batch. */
    void consume(Timer timer) {
        timers.put(timer.id(), null);
    }

    @Override
    public void publish(
            Topic<?> topic,
            String partitionKey,
            String key,
            Class<? extends SpecificRecord> type,
            byte @Nullable [] value) {
        int partition = partitions.of(topic.name(), partitionKey.getBytes(StandardCharsets.UTF_8));
        append(topic, partition, key.getBytes(StandardCharsets.UTF_8), type, value);
    }

    /** Appends a record to the outbox, at the next sequence of its topic and partition (rule 4). */
    void append(
            Topic<?> topic, int partition, byte[] key, Class<? extends SpecificRecord> type, byte @Nullable [] value) {
        int size = key.length + (value == null ? 0 : value.length) + RECORD_OVERHEAD;
        if (size > topic.maxRecordBytes()) {
            throw new IllegalArgumentException("a record of " + size + " bytes is too large for " + topic.name()
                    + ", which takes " + topic.maxRecordBytes());
        }
        long sequence = progress.nextSequence(topic.name(), partition);
        records.add(new Outgoing(topic.name(), partition, sequence, key, value, type.getName(), traceparent()));
    }

    private String traceparent() {
        String known = traceparent;
        if (known == null) {
            known = current == null ? "" : TraceContext.of(current);
            traceparent = known;
        }
        return known;
    }

    @Override
    public void intend(String key, byte[] request) {
        intended.add(new Intent(key, request, now, 1));
    }

    @Override
    public void schedule(String timerId, Instant due, byte[] body) {
        timers.put(timerId, new Timer(timerId, due, body));
    }

    @Override
    public void cancel(String timerId) {
        timers.put(timerId, null);
    }

    @Override
    public void deadLetter(String reason, String text) {
        givenUp.accept(Objects.requireNonNull(current, "no item is being decided"), new Refusal(reason, text));
    }

    List<Outgoing> records() {
        return records;
    }

    /** The intents of this batch as the row they will be, or null where there are none. */
    @Nullable OpenIntents intendedRow() {
        return intended.isEmpty()
                ? null
                : new OpenIntents(progress.lastBatch(), List.copyOf(intended), new BitSet(), null);
    }

    List<OpenIntents> settledRows() {
        return List.copyOf(settled.values());
    }

    boolean touchesTimers() {
        return !timers.isEmpty();
    }

    /** All of it as one write; the batch's number is allocated by the first call. */
    LaneWrite write(List<Long> published) {
        long batch = progress.nextBatch();
        List<Timer> set = timers.values().stream().filter(Objects::nonNull).toList();
        List<String> cleared = timers.entrySet().stream()
                .filter(entry -> entry.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
        Packet packet = records.isEmpty() ? null : new Packet(batch, now.toEpochMilli(), List.copyOf(records));
        return new LaneWrite(
                lane.number(),
                lane.epoch(),
                progress,
                packet,
                published,
                List.copyOf(intended),
                settledRows(),
                set,
                cleared);
    }
}
