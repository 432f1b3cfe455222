package io.seatflow.workflow.postgres;

import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.lane.Fenced;
import io.seatflow.workflow.lane.IntentsFormat;
import io.seatflow.workflow.lane.LaneWrite;
import io.seatflow.workflow.lane.OpenIntents;
import io.seatflow.workflow.lane.Packet;
import io.seatflow.workflow.lane.PacketFormat;
import io.seatflow.workflow.lane.ProgressFormat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The statements that end a batch: one for lanes and outbox together, more only where there are intents or timers. */
final class LaneStatements {
    /** Fence, progress and outbox; its count says how many of the lanes are still held. */
    private static final String LANES = """
            WITH held AS (
                UPDATE lane SET progress = written.progress
                FROM unnest(:lanes, :epochs, :progress) AS written (lane, epoch, progress)
                WHERE lane.lane = written.lane AND lane.epoch = written.epoch
                RETURNING lane.lane
            ), published AS (
                DELETE FROM outbox USING unnest(:publishedLanes, :publishedBatches) AS sent (lane, batch)
                WHERE outbox.lane = sent.lane AND outbox.batch = sent.batch
            ), kept AS (
                INSERT INTO outbox (lane, batch, packet)
                SELECT unnest(:keptLanes), unnest(:keptBatches), unnest(:packets)
            )
            SELECT count(*) FROM held""";

    private static final String INTENDED = """
            INSERT INTO intent (lane, batch, intents, leased_by, leased_until)
            SELECT unnest(:lanes), unnest(:batches), unnest(:intents), :instance, to_timestamp(:until)""";

    private static final String SETTLED = """
            UPDATE intent SET settled = more.settled
            FROM unnest(:lanes, :batches, :settled) AS more (lane, batch, settled)
            WHERE intent.lane = more.lane AND intent.batch = more.batch""";

    private static final String DONE = """
            DELETE FROM intent USING unnest(:lanes, :batches) AS done (lane, batch)
            WHERE intent.lane = done.lane AND intent.batch = done.batch""";

    private static final String CLEARED = """
            DELETE FROM timer USING unnest(:lanes, :ids) AS cleared (lane, id)
            WHERE timer.lane = cleared.lane AND timer.id = cleared.id""";

    private static final String SET = """
            INSERT INTO timer (lane, id, due, body)
            SELECT unnest(:lanes), unnest(:ids), to_timestamp(unnest(:times)), unnest(:bodies)
            ON CONFLICT (lane, id) DO UPDATE SET due = excluded.due, body = excluded.body""";

    private final Exchange exchange;
    private final String instance;
    private final Instant leasedUntil;

    LaneStatements(Exchange exchange, String instance, Instant leasedUntil) {
        this.exchange = exchange;
        this.instance = instance;
        this.leasedUntil = leasedUntil;
    }

    /** Sends them, behind what the exchange has already. */
    void write(List<LaneWrite> writes) throws Conflict, Fenced {
        addIntended(writes);
        addSettled(writes);
        addTimers(writes);
        Supplier<List<Integer>> held = addLanes(writes);
        exchange.send();
        int stillHeld = held.get().getFirst();
        if (stillHeld != writes.size()) {
            throw new Fenced("of " + writes.size() + " lanes written " + stillHeld + " are still held");
        }
    }

    private Supplier<List<Integer>> addLanes(List<LaneWrite> writes) {
        Rows published = new Rows();
        Rows kept = new Rows();
        for (LaneWrite write : writes) {
            write.published().forEach(batch -> published.add(write.lane(), batch));
            Packet packet = write.packet();
            if (packet != null) {
                kept.add(write.lane(), packet.batch(), PacketFormat.write(packet));
            }
        }
        Statement statement = Statement.of(LANES)
                .bindArray("lanes", Integer.class, Column.of(writes, LaneWrite::lane))
                .bindArray("epochs", Long.class, Column.of(writes, LaneWrite::epoch))
                .bindArray("progress", byte[].class, Column.of(writes, write -> ProgressFormat.write(write.progress())))
                .bindArray("publishedLanes", Integer.class, published.lanes)
                .bindArray("publishedBatches", Long.class, published.batches)
                .bindArray("keptLanes", Integer.class, kept.lanes)
                .bindArray("keptBatches", Long.class, kept.batches)
                .bindArray("packets", byte[].class, kept.blobs);
        return exchange.query(statement, row -> row.getInt(1));
    }

    private void addIntended(List<LaneWrite> writes) {
        Rows rows = new Rows();
        for (LaneWrite write : writes) {
            if (!write.intended().isEmpty()) {
                rows.add(write.lane(), write.progress().lastBatch(), IntentsFormat.write(write.intended()));
            }
        }
        if (!rows.isEmpty()) {
            exchange.write(rows.bind(Statement.of(INTENDED))
                    .bindArray("intents", byte[].class, rows.blobs)
                    .bind("instance", instance)
                    .bind("until", Column.seconds(leasedUntil)));
        }
    }

    private void addSettled(List<LaneWrite> writes) {
        Rows more = new Rows();
        Rows done = new Rows();
        for (LaneWrite write : writes) {
            for (OpenIntents row : write.settled()) {
                if (row.isDone()) {
                    done.add(write.lane(), row.batch());
                } else {
                    more.add(write.lane(), row.batch(), row.settled().toByteArray());
                }
            }
        }
        if (!more.isEmpty()) {
            exchange.write(more.bind(Statement.of(SETTLED)).bindArray("settled", byte[].class, more.blobs));
        }
        if (!done.isEmpty()) {
            exchange.write(done.bind(Statement.of(DONE)));
        }
    }

    private void addTimers(List<LaneWrite> writes) {
        List<Integer> clearedLanes = new ArrayList<>();
        List<String> cleared = new ArrayList<>();
        List<Integer> setLanes = new ArrayList<>();
        List<Timer> set = new ArrayList<>();
        for (LaneWrite write : writes) {
            for (String id : write.cleared()) {
                clearedLanes.add(write.lane());
                cleared.add(id);
            }
            for (Timer timer : write.set()) {
                setLanes.add(write.lane());
                set.add(timer);
            }
        }
        if (!cleared.isEmpty()) {
            exchange.write(Statement.of(CLEARED)
                    .bindArray("lanes", Integer.class, clearedLanes)
                    .bindArray("ids", String.class, cleared));
        }
        if (!set.isEmpty()) {
            exchange.write(Statement.of(SET)
                    .bindArray("lanes", Integer.class, setLanes)
                    .bindArray("ids", String.class, Column.of(set, Timer::id))
                    .bindArray("times", Double.class, Column.ofTimes(set, Timer::due))
                    .bindArray("bodies", byte[].class, Column.of(set, Timer::body)));
        }
    }

    /** Rows of lane, batch and perhaps bytes, to be bound as arrays of columns. */
    private static final class Rows {
        private final List<Integer> lanes = new ArrayList<>();
        private final List<Long> batches = new ArrayList<>();
        private final List<byte[]> blobs = new ArrayList<>();

        void add(int lane, long batch) {
            lanes.add(lane);
            batches.add(batch);
        }

        void add(int lane, long batch, byte[] blob) {
            add(lane, batch);
            blobs.add(blob);
        }

        boolean isEmpty() {
            return lanes.isEmpty();
        }

        Statement bind(Statement statement) {
            return statement.bindArray("lanes", Integer.class, lanes).bindArray("batches", Long.class, batches);
        }
    }
}
