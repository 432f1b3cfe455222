package io.seatflow.local.verify.evidence;

import io.seatflow.workflow.Intent;
import io.seatflow.workflow.lane.IntentsFormat;
import io.seatflow.workflow.lane.LaneName;
import io.seatflow.workflow.lane.Progress;
import io.seatflow.workflow.lane.ProgressFormat;
import io.seatflow.workflow.lane.Received;
import io.seatflow.workflow.lane.Tally;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** What the engine's own tables say: how far each lane is, and what it has not finished. */
final class LaneEvidence {
    private final TableWriter lanes;
    private final TableWriter tallies;
    private final TableWriter received;
    private final TableWriter sent;
    private final TableWriter outbox;
    private final TableWriter intents;
    private final TableWriter timers;

    LaneEvidence(Workbench workbench) {
        lanes = new TableWriter(workbench, "lane_row");
        tallies = new TableWriter(workbench, "lane_tally");
        received = new TableWriter(workbench, "lane_received");
        sent = new TableWriter(workbench, "lane_sent");
        outbox = new TableWriter(workbench, "outbox_row");
        intents = new TableWriter(workbench, "intent_row");
        timers = new TableWriter(workbench, "timer_row");
    }

    void clear() {
        tables().forEach(TableWriter::clear);
    }

    void flush() {
        tables().forEach(TableWriter::flush);
    }

    /** Reads one service's, in the transaction at hand. */
    void read(Connection connection, String service) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery("SELECT lane, incarnation, epoch, progress, leased_until FROM lane")) {
                while (rows.next()) {
                    LaneName name = new LaneName(service, rows.getInt(1), rows.getLong(2));
                    lanes.row(service, name.number(), name, rows.getLong(3), rows.getString(5));
                    progress(name, ProgressFormat.read(rows.getBytes(4)));
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT lane, batch FROM outbox")) {
                while (rows.next()) {
                    outbox.row(service, rows.getInt(1), rows.getLong(2));
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT lane, batch, intents, settled FROM intent")) {
                while (rows.next()) {
                    intent(service, rows);
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT lane, id, due, due < now() FROM timer")) {
                while (rows.next()) {
                    timers.row(service, rows.getInt(1), rows.getString(2), rows.getString(3), rows.getBoolean(4));
                }
            }
        }
    }

    private void progress(LaneName lane, Progress progress) {
        progress.tallies().forEach((topic, tally) -> tally(lane, topic, tally));
        progress.received()
                .forEach((topic, sources) -> sources.forEach((source, last) -> received(lane, topic, source, last)));
        for (Map.Entry<String, long[]> topic : progress.sent().entrySet()) {
            for (int partition = 0; partition < topic.getValue().length; partition++) {
                long last = topic.getValue()[partition];
                if (last > 0) {
                    sent.row(lane.service(), lane.number(), lane, topic.getKey(), partition, last);
                }
            }
        }
    }

    private void tally(LaneName lane, String topic, Tally tally) {
        tallies.row(
                lane.service(),
                lane.number(),
                topic,
                tally.position(),
                tally.read(),
                tally.applied(),
                tally.duplicates(),
                tally.deadLetters(),
                tally.dropped());
    }

    private void received(LaneName lane, String topic, String source, Received last) {
        Received.Gap gap = last.gap();
        received.row(
                lane.service(),
                lane.number(),
                topic,
                source,
                last.last(),
                gap == null ? null : gap.offset(),
                gap == null ? null : Instant.ofEpochMilli(gap.sinceMillis()));
    }

    /** One row with the first that is open, since all of a row were intended together. */
    private void intent(String service, ResultSet row) throws SQLException {
        List<Intent> made = IntentsFormat.read(row.getBytes(3));
        BitSet settled = BitSet.valueOf(row.getBytes(4));
        int first = settled.nextClearBit(0);
        if (first < made.size()) {
            intents.row(
                    service,
                    row.getInt(1),
                    row.getLong(2),
                    made.size() - settled.cardinality(),
                    made.get(first).key());
        }
    }

    private List<TableWriter> tables() {
        return List.of(lanes, tallies, received, sent, outbox, intents, timers);
    }
}
