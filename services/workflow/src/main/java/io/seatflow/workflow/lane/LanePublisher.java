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
 * everything but the acknowledgements, which come on the appender's. Nothing is locked while a record is appended: that may
 * have to wait for what only the thread of the acknowledgements can bring.
 */
final class LanePublisher {
    private final LaneName lane;
    private final Appender appender;
    private final Deque<Sending> unpublished = new ArrayDeque<>();
    private long session;
    private volatile @Nullable Exception failure;

    LanePublisher(LaneName lane, Appender appender) {
        this.lane = lane;
        this.appender = appender;
    }

    /** Sends a packet behind all that was handed in before. */
    void publish(Packet packet) {
        Sending sending = new Sending(packet);
        synchronized (this) {
            unpublished.add(sending);
        }
        send(sending);
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
    void restart() {
        beginSession().forEach(this::send);
    }

    /** What it is to send, up to the last. */
    private synchronized List<Sending> beginSession() {
        session++;
        failure = null;
        List<Sending> again = new ArrayList<>();
        for (Sending sending : unpublished) {
            sending.first = again.isEmpty() ? sending.acknowledged.nextClearBit(0) : 0;
            if (sending.first < sending.packet.records().size()) {
                sending.acknowledged.clear(
                        sending.first, sending.packet.records().size());
                again.add(sending);
            }
        }
        return again;
    }

    /** Why the session ended, or null while it goes on. */
    @Nullable Exception failure() {
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

    private void send(Sending sending) {
        long started = session;
        List<Outgoing> records = sending.packet.records();
        for (int i = sending.first; i < records.size() && failure == null; i++) {
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
        /** The first record that its session sends. */
        private int first;

        Sending(Packet packet) {
            this.packet = packet;
        }

        boolean isAcknowledged() {
            return acknowledged.cardinality() == packet.records().size();
        }
    }
}
