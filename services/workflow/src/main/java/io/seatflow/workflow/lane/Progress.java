package io.seatflow.workflow.lane;

import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a lane has come: positions and counts per topic, sequences in per source lane, sequences out per topic and
 * partition. A batch works on a {@link #copy()} and the lane adopts it once the batch has committed. Not thread-safe;
 * read by others only after it was adopted, when nobody changes it any more.
 */
public final class Progress {
    /** The source of records whose lane headers cannot be read: their gap closes only by repair. */
    public static final String UNREADABLE = "?";

    /** What to do with a record that was read. */
    public enum Verdict {
        ACCEPT,
        /** Nothing: it was taken in before. */
        DUPLICATE,
        /** Nothing: records before it are missing, and will come again, with this one behind them. */
        BEHIND_GAP,
        /** Nothing, and it is not counted: the log delivered it again. */
        REDELIVERED
    }

    private final Map<String, Tally> tallies;
    private final Map<String, Map<String, Received>> received;
    private final Map<String, long[]> sent;
    private long lastBatch;

    public Progress() {
        this(0, new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    Progress(
            long lastBatch,
            Map<String, Tally> tallies,
            Map<String, Map<String, Received>> received,
            Map<String, long[]> sent) {
        this.lastBatch = lastBatch;
        this.tallies = tallies;
        this.received = received;
        this.sent = sent;
    }

    /** A copy to work on. */
    public Progress copy() {
        Map<String, Map<String, Received>> receivedCopy = new HashMap<>();
        received.forEach((topic, sources) -> receivedCopy.put(topic, new HashMap<>(sources)));
        Map<String, long[]> sentCopy = new HashMap<>();
        sent.forEach((topic, sequences) -> sentCopy.put(topic, sequences.clone()));
        return new Progress(lastBatch, new HashMap<>(tallies), receivedCopy, sentCopy);
    }

    /** Takes a record in or drops it (rules 7, 8 and 11), and moves the position past it. */
    public Verdict receive(Input input, Inbound inbound, Instant now) {
        String topic = inbound.topic();
        Tally tally = tally(topic);
        if (inbound.offset() < tally.position()) {
            return Verdict.REDELIVERED;
        }
        Verdict verdict = switch (input.source()) {
            case OUTSIDE, COMPACTED -> Verdict.ACCEPT;
            case LANES -> inSequence(topic, inbound, now);
        };
        tallies.put(
                topic,
                switch (verdict) {
                    case ACCEPT -> tally.applied(inbound.offset());
                    case DUPLICATE -> tally.duplicate(inbound.offset());
                    case BEHIND_GAP -> tally.dropped(inbound.offset());
                    case REDELIVERED -> tally;
                });
        return verdict;
    }

    private Verdict inSequence(String topic, Inbound inbound, Instant now) {
        Map<String, Received> sources = received.computeIfAbsent(topic, ignored -> new HashMap<>());
        String lane = inbound.header(RecordHeaders.LANE);
        long sequence = RecordHeaders.sequence(inbound);
        if (lane == null || sequence < 1) {
            Received unreadable = sources.getOrDefault(UNREADABLE, Received.NOTHING);
            sources.put(UNREADABLE, unreadable.dropped(inbound.offset(), now.toEpochMilli()));
            return Verdict.BEHIND_GAP;
        }
        Received before = sources.getOrDefault(lane, Received.NOTHING);
        if (sequence <= before.last()) {
            return Verdict.DUPLICATE;
        }
        if (sequence > before.last() + 1) {
            sources.put(lane, before.dropped(inbound.offset(), now.toEpochMilli()));
            return Verdict.BEHIND_GAP;
        }
        sources.put(lane, before.takenIn(sequence));
        return Verdict.ACCEPT;
    }

    /** The record last accepted from this topic turned out to be a dead letter: it counts as such (rule 9). */
    public void gaveUp(String topic) {
        tallies.put(topic, tally(topic).gaveUp());
    }

    /** Allocates the next sequence to a topic's partition (rule 4): 1, 2, 3 … */
    public long nextSequence(String topic, int partition) {
        long[] sequences = sent.getOrDefault(topic, new long[0]);
        if (sequences.length <= partition) {
            sequences = Arrays.copyOf(sequences, partition + 1);
        }
        sequences[partition]++;
        sent.put(topic, sequences);
        return sequences[partition];
    }

    /** Allocates the number of the batch at hand: 1, 2, 3 … */
    public long nextBatch() {
        return ++lastBatch;
    }

    /** The number of the last batch; 0 before the first. */
    public long lastBatch() {
        return lastBatch;
    }

    /** The offset to read next, or null where nothing was read from the topic yet. */
    public @Nullable Long position(String topic) {
        Tally tally = tallies.get(topic);
        return tally == null ? null : tally.position();
    }

    /** The counts of every topic read. */
    public Map<String, Tally> tallies() {
        return Collections.unmodifiableMap(tallies);
    }

    /** What was received, by topic and source lane. */
    public Map<String, Map<String, Received>> received() {
        return Collections.unmodifiableMap(received);
    }

    /** The last sequences sent, by topic and partition. */
    public Map<String, long[]> sent() {
        return Collections.unmodifiableMap(sent);
    }

    private Tally tally(String topic) {
        return tallies.getOrDefault(topic, Tally.NOTHING);
    }
}
