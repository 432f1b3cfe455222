package io.seatflow.qa.simulation.memory;

import io.seatflow.workflow.Timer;
import io.seatflow.workflow.lane.PacketFormat;
import io.seatflow.workflow.lane.Progress;
import io.seatflow.workflow.lane.ProgressFormat;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/** One service's lane, outbox, intent and timer rows: the tables of {@code db/workflow}, shared by all its instances. */
public final class LaneTables {
    final MemoryTable<Integer, LaneRow> lanes = new MemoryTable<>("lane");
    final MemoryTable<BatchKey, PacketRow> outbox = new MemoryTable<>("outbox");
    final MemoryTable<BatchKey, IntentRow> intents = new MemoryTable<>("intent");
    final MemoryTable<TimerKey, TimerRow> timers = new MemoryTable<>("timer");

    record BatchKey(int lane, long batch) {}

    record TimerKey(int lane, String id) {}

    record LaneRow(int lane, long incarnation, long epoch, byte[] progress, Instant leasedUntil) {
        LaneRow taken(long newEpoch, Instant until) {
            return new LaneRow(lane, incarnation, newEpoch, progress, until);
        }

        LaneRow at(byte[] newProgress) {
            return new LaneRow(lane, incarnation, epoch, newProgress, leasedUntil);
        }
    }

    record PacketRow(int lane, long batch, byte[] packet) {}

    record IntentRow(int lane, long batch, byte[] intents, BitSet settled, String leasedBy, Instant leasedUntil) {
        IntentRow leased(Instant until) {
            return new IntentRow(lane, batch, intents, settled, leasedBy, until);
        }

        IntentRow settled(BitSet more) {
            return new IntentRow(lane, batch, intents, more, leasedBy, leasedUntil);
        }
    }

    record TimerRow(int lane, Timer timer) {}

    /** How far a lane has come, as last committed; a new one where there is no such lane. */
    public Progress progress(int lane) {
        LaneRow row = lanes.rows().get(lane);
        return row == null ? new Progress() : ProgressFormat.read(row.progress());
    }

    /** How often a lane has been taken over. */
    public long epoch(int lane) {
        LaneRow row = lanes.rows().get(lane);
        return row == null ? 0 : row.epoch();
    }

    /** Numbers of the lanes there are. */
    public List<Integer> numbers() {
        return List.copyOf(lanes.rows().keySet());
    }

    /** What is not known to be published yet, in words. */
    public List<String> unpublished() {
        return outbox.rows().values().stream()
                .map(row -> "lane " + row.lane() + " batch " + row.batch() + " with "
                        + PacketFormat.read(row.batch(), row.packet()).records().size() + " records")
                .toList();
    }

    /** Rows of intents that are open, and timers that are set, in words. */
    public List<String> open() {
        return List.of(intents.rows().keySet(), timers.rows().keySet()).stream()
                .flatMap(java.util.Set::stream)
                .map(Object::toString)
                .toList();
    }

    /** Every lane's row, in words. */
    public List<String> rows() {
        return lanes.rows().values().stream()
                .map(row -> "lane " + row.lane() + " epoch " + row.epoch() + " until " + row.leasedUntil()
                        + (lanes.isLocked(row.lane()) ? " locked" : ""))
                .toList();
    }
}
