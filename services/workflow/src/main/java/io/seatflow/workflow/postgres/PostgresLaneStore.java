package io.seatflow.workflow.postgres;

import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.database.SqlFault;
import io.seatflow.workflow.lane.Fenced;
import io.seatflow.workflow.lane.IntentsFormat;
import io.seatflow.workflow.lane.LaneName;
import io.seatflow.workflow.lane.LaneStore;
import io.seatflow.workflow.lane.LaneWrite;
import io.seatflow.workflow.lane.OpenIntents;
import io.seatflow.workflow.lane.Packet;
import io.seatflow.workflow.lane.PacketFormat;
import io.seatflow.workflow.lane.ProgressFormat;
import io.seatflow.workflow.lane.Refused;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link LaneStore} on PostgreSQL, in the tables of {@code db/workflow}. */
public final class PostgresLaneStore implements LaneStore {
    private static final int SIDE_LANES = 4; // to begin with

    private final Jdbi jdbi;
    private final String service;
    private final String instance;
    private final Duration lease;
    private final InstantSource clock;

    /**
     * @param instance this instance's name, unlike any other's and unlike its own before a restart
     * @param lease how long side lanes and intents stay with an instance that says nothing
     */
    public PostgresLaneStore(Jdbi jdbi, String service, String instance, Duration lease, InstantSource clock) {
        this.jdbi = jdbi;
        this.service = service;
        this.instance = instance;
        this.lease = lease;
        this.clock = clock;
    }

    @Override
    public List<Held> takeOver(Collection<Integer> lanes) {
        return jdbi.inTransaction(handle -> {
            makeRows(handle, lanes);
            return handle.createQuery("""
                            UPDATE lane SET epoch = epoch + 1
                            WHERE lane = ANY (:lanes)
                            RETURNING lane, incarnation, epoch""")
                    .bindArray("lanes", Integer.class, lanes)
                    .map((row, context) -> held(row.getInt("lane"), row.getLong("incarnation"), row.getLong("epoch")))
                    .list();
        });
    }

    @Override
    public List<Held> adopt(boolean holdsOne) {
        return jdbi.inTransaction(handle -> {
            if (!holdsOne) {
                makeRows(handle, List.of(-1, -2, -3, -4).subList(0, SIDE_LANES));
            }
            List<Held> adopted = adopt(handle, holdsOne);
            if (!holdsOne && adopted.isEmpty() && addSide(handle)) {
                adopted = adopt(handle, false);
            }
            return adopted;
        });
    }

    private List<Held> adopt(Handle handle, boolean holdsOne) {
        return handle.createQuery("""
                        UPDATE lane SET epoch = epoch + 1, leased_until = :until
                        WHERE lane IN (
                            SELECT lane FROM lane
                            WHERE lane < 0 AND leased_until < :now
                              AND (EXISTS (SELECT FROM outbox WHERE outbox.lane = lane.lane)
                                OR EXISTS (SELECT FROM intent WHERE intent.lane = lane.lane)
                                OR EXISTS (SELECT FROM timer WHERE timer.lane = lane.lane AND timer.due <= :now)
                                OR lane = (SELECT max(lane) FROM lane
                                           WHERE lane < 0 AND leased_until < :now AND NOT :holdsOne))
                            FOR UPDATE SKIP LOCKED)
                        RETURNING lane, incarnation, epoch""")
                .bind("now", clock.instant())
                .bind("until", clock.instant().plus(lease))
                .bind("holdsOne", holdsOne)
                .map((row, context) -> held(row.getInt("lane"), row.getLong("incarnation"), row.getLong("epoch")))
                .list();
    }

    /** Where others hold all there are, and not only take one at this moment. */
    private boolean addSide(Handle handle) {
        return handle.createUpdate("""
                                INSERT INTO lane (lane, incarnation)
                                SELECT min(lane) - 1, :incarnation FROM lane
                                WHERE lane < 0
                                HAVING bool_and(leased_until >= :now)
                                ON CONFLICT DO NOTHING""")
                        .bind("incarnation", clock.millis())
                        .bind("now", clock.instant())
                        .execute()
                == 1;
    }

    private void makeRows(Handle handle, Collection<Integer> lanes) {
        handle.createUpdate("""
                        INSERT INTO lane (lane, incarnation)
                        SELECT lane, :incarnation FROM unnest(:lanes) AS made (lane)
                        ON CONFLICT DO NOTHING""")
                .bindArray("lanes", Integer.class, lanes)
                .bind("incarnation", clock.millis())
                .execute();
    }

    private Held held(int lane, long incarnation, long epoch) {
        return new Held(lane, new LaneName(service, lane, incarnation), epoch);
    }

    @Override
    public Contents read(Held held) {
        return jdbi.inTransaction(handle -> new Contents(
                handle.createQuery("SELECT progress FROM lane WHERE lane = :lane")
                        .bind("lane", held.lane())
                        .map((row, context) -> ProgressFormat.read(row.getBytes("progress")))
                        .one(),
                readOutbox(handle, held.lane()),
                readIntents(handle, held.lane()),
                nextDue(handle, held.lane())));
    }

    private static List<Packet> readOutbox(Handle handle, int lane) {
        return handle.createQuery("SELECT batch, packet FROM outbox WHERE lane = :lane ORDER BY batch")
                .bind("lane", lane)
                .map((row, context) -> PacketFormat.read(row.getLong("batch"), row.getBytes("packet")))
                .list();
    }

    private List<OpenIntents> readIntents(Handle handle, int lane) {
        Instant now = clock.instant();
        return handle.createQuery("""
                        SELECT batch, intents, settled, leased_by, leased_until
                        FROM intent WHERE lane = :lane ORDER BY batch""")
                .bind("lane", lane)
                .map((row, context) -> {
                    Instant until =
                            row.getObject("leased_until", OffsetDateTime.class).toInstant();
                    boolean others = !row.getString("leased_by").equals(instance) && until.isAfter(now);
                    return new OpenIntents(
                            row.getLong("batch"),
                            IntentsFormat.read(row.getBytes("intents")),
                            BitSet.valueOf(row.getBytes("settled")),
                            others ? until : null);
                })
                .list();
    }

    @Override
    public void transact(Work work, boolean hopeful) throws Conflict, Fenced, Refused {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            try {
                PostgresTransaction transaction = new PostgresTransaction(handle, hopeful);
                work.run(transaction);
                transaction.exchange().send();
                handle.commit();
            } catch (Conflict | Fenced | RuntimeException e) {
                rollback(handle, e);
                throwClassified(e);
            }
        }
    }

    private static void rollback(Handle handle, Exception cause) {
        try {
            handle.rollback();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** Only what the server itself refused is known not to have committed; everything else stays as it is. */
    private static void throwClassified(Exception e) throws Conflict, Fenced, Refused {
        PSQLException fault = findFault(e);
        String state = fault == null ? null : fault.getSQLState();
        if (fault != null && state != null) {
            if (state.startsWith("40")) {
                throw new Conflict("the database broke a tie: " + firstLine(fault));
            }
            if (SqlFault.ofState(state) == SqlFault.DATA) {
                throw new Refused(describe(fault, state), e);
            }
        }
        switch (e) {
            case Conflict conflict -> throw conflict;
            case Fenced fenced -> throw fenced;
            case RuntimeException other -> throw other;
            default -> throw new IllegalStateException(e);
        }
    }

    private static @Nullable PSQLException findFault(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException fault) {
                return fault;
            }
        }
        return null;
    }

    /** Names the constraint and never the row, which may hold what must not be logged. */
    private static String describe(PSQLException fault, String state) {
        var server = fault.getServerErrorMessage();
        String constraint = server == null ? null : server.getConstraint();
        String table = server == null ? null : server.getTable();
        return "SQLSTATE " + state + (table == null ? "" : ", table " + table)
                + (constraint == null ? "" : ", constraint " + constraint);
    }

    private static String firstLine(PSQLException fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void write(Transaction transaction, List<LaneWrite> writes) throws Conflict, Fenced {
        new LaneStatements(
                        PostgresTransaction.exchangeOf(transaction),
                        instance,
                        clock.instant().plus(lease))
                .write(writes);
    }

    @Override
    public List<Timer> due(int lane, Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, due, body FROM timer
                        WHERE lane = :lane AND due <= :now
                        ORDER BY due LIMIT :limit""")
                .bind("lane", lane)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> new Timer(
                        row.getString("id"),
                        row.getObject("due", OffsetDateTime.class).toInstant(),
                        row.getBytes("body")))
                .list());
    }

    @Override
    public @Nullable Instant nextDue(int lane) {
        return jdbi.withHandle(handle -> nextDue(handle, lane));
    }

    private static @Nullable Instant nextDue(Handle handle, int lane) {
        return handle.createQuery("SELECT due FROM timer WHERE lane = :lane ORDER BY due LIMIT 1")
                .bind("lane", lane)
                .mapTo(Instant.class)
                .findOne()
                .orElse(null);
    }

    @Override
    public Set<Integer> fenced(Map<Integer, Long> epochs) {
        if (epochs.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT lane.lane FROM lane JOIN unnest(:lanes, :epochs) AS held (lane, epoch) USING (lane)
                        WHERE lane.epoch <> held.epoch""")
                .bindArray("lanes", Integer.class, List.copyOf(epochs.keySet()))
                .bindArray("epochs", Long.class, List.copyOf(epochs.values()))
                .mapTo(Integer.class)
                .list()));
    }

    @Override
    public Set<Integer> renew(Map<Integer, Long> epochs) {
        if (epochs.isEmpty()) {
            return Set.of();
        }
        Instant now = clock.instant();
        List<Integer> sides = epochs.keySet().stream().filter(LaneName::isSide).toList();
        return jdbi.inTransaction(handle -> {
            Set<Integer> lost = new HashSet<>(sides);
            lost.removeAll(leaseSides(handle, epochs, sides, now.plus(lease)));
            handle.createUpdate("""
                            UPDATE intent SET leased_until = :until
                            WHERE leased_by = :instance AND lane = ANY (:lanes) AND leased_until < :soon""")
                    .bind("until", now.plus(lease))
                    .bind("soon", now.plus(lease.dividedBy(2)))
                    .bind("instance", instance)
                    .bindArray("lanes", Integer.class, List.copyOf(epochs.keySet()))
                    .execute();
            return lost;
        });
    }

    @Override
    public void release(Map<Integer, Long> epochs) {
        List<Integer> sides = epochs.keySet().stream().filter(LaneName::isSide).toList();
        jdbi.useTransaction(handle -> {
            leaseSides(handle, epochs, sides, Instant.EPOCH);
            handle.createUpdate("UPDATE intent SET leased_until = :now WHERE leased_by = :instance")
                    .bind("now", clock.instant())
                    .bind("instance", instance)
                    .execute();
        });
    }

    private static List<Integer> leaseSides(
            Handle handle, Map<Integer, Long> epochs, List<Integer> sides, Instant until) {
        if (sides.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        UPDATE lane SET leased_until = :until
                        FROM unnest(:lanes, :epochs) AS held (lane, epoch)
                        WHERE lane.lane = held.lane AND lane.epoch = held.epoch
                        RETURNING lane.lane""")
                .bind("until", until)
                .bindArray("lanes", Integer.class, sides)
                .bindArray("epochs", Long.class, sides.stream().map(epochs::get).toList())
                .mapTo(Integer.class)
                .list();
    }
}
