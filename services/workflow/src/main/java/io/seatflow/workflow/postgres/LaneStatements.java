package io.seatflow.workflow.postgres;

import io.seatflow.workflow.Timer;
import io.seatflow.workflow.lane.Fenced;
import io.seatflow.workflow.lane.IntentsFormat;
import io.seatflow.workflow.lane.LaneWrite;
import io.seatflow.workflow.lane.OpenIntents;
import io.seatflow.workflow.lane.Packet;
import io.seatflow.workflow.lane.PacketFormat;
import io.seatflow.workflow.lane.ProgressFormat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The statements that end a batch: one for lanes and outbox together, more only where there are intents or timers. */
final class LaneStatements {
    /** Fence, progress and outbox in one round trip; its count says how many of the lanes are still held. */
    private static final String LANES = """
            WITH held AS (
                UPDATE lane SET progress = written.progress
                FROM unnest(?::integer[], ?::bigint[], ?::bytea[]) AS written (lane, epoch, progress)
                WHERE lane.lane = written.lane AND lane.epoch = written.epoch
                RETURNING lane.lane
            ), published AS (
                DELETE FROM outbox USING unnest(?::integer[], ?::bigint[]) AS sent (lane, batch)
                WHERE outbox.lane = sent.lane AND outbox.batch = sent.batch
            ), kept AS (
                INSERT INTO outbox (lane, batch, packet)
                SELECT * FROM unnest(?::integer[], ?::bigint[], ?::bytea[])
            )
            SELECT count(*) FROM held""";

    private static final String INTENDED = """
            INSERT INTO intent (lane, batch, intents, leased_by, leased_until)
            SELECT lane, batch, intents, ?, ?
            FROM unnest(?::integer[], ?::bigint[], ?::bytea[]) AS made (lane, batch, intents)""";

    private static final String SETTLED = """
            UPDATE intent SET settled = more.settled
            FROM unnest(?::integer[], ?::bigint[], ?::bytea[]) AS more (lane, batch, settled)
            WHERE intent.lane = more.lane AND intent.batch = more.batch""";

    private static final String DONE = """
            DELETE FROM intent USING unnest(?::integer[], ?::bigint[]) AS done (lane, batch)
            WHERE intent.lane = done.lane AND intent.batch = done.batch""";

    private static final String CLEARED = """
            DELETE FROM timer USING unnest(?::integer[], ?::text[]) AS cleared (lane, id)
            WHERE timer.lane = cleared.lane AND timer.id = cleared.id""";

    private static final String SET = """
            INSERT INTO timer (lane, id, due, body)
            SELECT * FROM unnest(?::integer[], ?::text[], ?::timestamptz[], ?::bytea[])
            ON CONFLICT (lane, id) DO UPDATE SET due = excluded.due, body = excluded.body""";

    private final Connection connection;
    private final String instance;
    private final Instant leasedUntil;

    LaneStatements(Connection connection, String instance, Instant leasedUntil) {
        this.connection = connection;
        this.instance = instance;
        this.leasedUntil = leasedUntil;
    }

    void write(List<LaneWrite> writes) throws SQLException, Fenced {
        writeIntended(writes);
        writeSettled(writes);
        writeTimers(writes);
        writeLanes(writes);
    }

    private void writeLanes(List<LaneWrite> writes) throws SQLException, Fenced {
        Rows held = new Rows();
        Rows published = new Rows();
        Rows kept = new Rows();
        for (LaneWrite write : writes) {
            held.add(write.lane(), write.epoch(), ProgressFormat.write(write.progress()));
            write.published().forEach(batch -> published.add(write.lane(), batch));
            Packet packet = write.packet();
            if (packet != null) {
                kept.add(write.lane(), packet.batch(), PacketFormat.write(packet));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(LANES)) {
            held.bind(statement, 1, true);
            published.bind(statement, 4, false);
            kept.bind(statement, 6, true);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                if (result.getInt(1) != writes.size()) {
                    throw new Fenced("of " + writes.size() + " lanes written " + result.getInt(1) + " are still held");
                }
            }
        }
    }

    private void writeIntended(List<LaneWrite> writes) throws SQLException {
        Rows rows = new Rows();
        for (LaneWrite write : writes) {
            if (!write.intended().isEmpty()) {
                rows.add(write.lane(), write.progress().lastBatch(), IntentsFormat.write(write.intended()));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INTENDED)) {
            statement.setString(1, instance);
            statement.setObject(2, leasedUntil.atOffset(ZoneOffset.UTC));
            rows.bind(statement, 3, true);
            statement.executeUpdate();
        }
    }

    private void writeSettled(List<LaneWrite> writes) throws SQLException {
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
            execute(SETTLED, more, true);
        }
        if (!done.isEmpty()) {
            execute(DONE, done, false);
        }
    }

    private void execute(String sql, Rows rows, boolean withBytes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            rows.bind(statement, 1, withBytes);
            statement.executeUpdate();
        }
    }

    private void writeTimers(List<LaneWrite> writes) throws SQLException {
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
            try (PreparedStatement statement = connection.prepareStatement(CLEARED)) {
                statement.setArray(1, connection.createArrayOf("integer", clearedLanes.toArray()));
                statement.setArray(2, connection.createArrayOf("text", cleared.toArray()));
                statement.executeUpdate();
            }
        }
        if (!set.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(SET)) {
                statement.setArray(1, connection.createArrayOf("integer", setLanes.toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text", set.stream().map(Timer::id).toArray()));
                statement.setArray(
                        3,
                        connection.createArrayOf(
                                "timestamptz",
                                set.stream()
                                        .map(timer -> timer.due().toString())
                                        .toArray()));
                statement.setArray(
                        4,
                        connection.createArrayOf(
                                "bytea", set.stream().map(Timer::body).toArray(byte[][]::new)));
                statement.executeUpdate();
            }
        }
    }

    /** Rows of lane, number and bytes, to be bound as arrays of columns. */
    private final class Rows {
        private final List<Integer> lanes = new ArrayList<>();
        private final List<Long> numbers = new ArrayList<>();
        private final List<byte[]> bytes = new ArrayList<>();

        void add(int lane, long number) {
            lanes.add(lane);
            numbers.add(number);
        }

        void add(int lane, long number, byte[] value) {
            add(lane, number);
            bytes.add(value);
        }

        boolean isEmpty() {
            return lanes.isEmpty();
        }

        void bind(PreparedStatement statement, int first, boolean withBytes) throws SQLException {
            statement.setArray(first, connection.createArrayOf("integer", lanes.toArray()));
            statement.setArray(first + 1, connection.createArrayOf("bigint", numbers.toArray()));
            if (withBytes) {
                statement.setArray(first + 2, connection.createArrayOf("bytea", bytes.toArray(byte[][]::new)));
            }
        }
    }
}
