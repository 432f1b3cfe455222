package io.seatflow.workflow.lane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * One lane's outbox on its way to the log (rules 3, 5 and 6). Acknowledgements belong to a session; any failure ends it,
 * and the next session starts again at the first unacknowledged record, with all behind it. The lane's thread calls
 * everything but the acknowledgements, which come on the appender's.
 */
final class LanePublisher {
    private final LaneName lane;
    private final Appender appender;
    private final Deque<Sending> unpublished = new ArrayDeque<>();
    private long session;
    private @Nullable Exception failure;

    LanePublisher(LaneName lane, Appender appender) {
        this.lane = lane;
        this.appender = appender;
    }

    /** Sends a packet behind all that was handed in before. */
    synchronized void publish(Packet packet) {
        Sending sending = new Sending(packet);
        unpublished.add(sending);
        if (failure == null) {
            send(sending, 0);
        }
    }

    /** The numbers of packets that are published and acknowledged, up to the first that is not. */
    synchronized List<Long> published() {
        List<Long> published = new ArrayList<>();
        for (Sending sending : unpublished) {
            if (!sending.isAcknowledged()) {
                break;
            }
            published.add(sending.packet.batch());
        }
        return published;
    }

    /** That many published packets were deleted from the outbox: they are forgotten. */
    synchronized void deleted(int packets) {
        for (int i = 0; i < packets; i++) {
            unpublished.removeFirst();
        }
    }

    /** Starts the next session, after a failure. */
    synchronized void restart() {
        session++;
        failure = null;
        boolean behind = false;
        for (Sending sending : List.copyOf(unpublished)) {
            int first = behind ? 0 : sending.acknowledged.nextClearBit(0);
            if (first < sending.packet.records().size()) {
                behind = true;
                sending.acknowledged.clear(first, sending.packet.records().size());
                send(sending, first);
            }
        }
    }

    /** Why the session ended, or null while it goes on. */
    synchronized @Nullable Exception failure() {
        return failure;
    }

    /** Packets handed in and not yet deleted. */
    synchronized int waiting() {
        return unpublished.size();
    }

    /** Whether everything handed in is acknowledged. */
    synchronized boolean isDrained() {
        return unpublished.stream().allMatch(Sending::isAcknowledged);
    }

    private void send(Sending sending, int first) {
        long started = session;
        List<Outgoing> records = sending.packet.records();
        for (int i = first; i < records.size() && failure == null; i++) {
            int index = i;
            appender.append(
                    lane,
                    sending.packet.timeMillis(),
                    records.get(i),
                    failed -> completed(started, sending, index, failed));
        }
    }

    private synchronized void completed(long started, Sending sending, int index, @Nullable Exception failed) {
        if (started != session || failure != null) {
            return;
        }
        if (failed == null) {
            sending.acknowledged.set(index);
        } else {
            failure = failed;
        }
    }

    private static final class Sending {
        private final Packet packet;
        private final BitSet acknowledged = new BitSet();

        Sending(Packet packet) {
            this.packet = packet;
        }

        boolean isAcknowledged() {
            return acknowledged.cardinality() == packet.records().size();
        }
    }
}
