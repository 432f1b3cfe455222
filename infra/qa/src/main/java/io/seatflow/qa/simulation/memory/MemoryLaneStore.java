package io.seatflow.qa.simulation.memory;

import io.seatflow.qa.simulation.memory.LaneTables.BatchKey;
import io.seatflow.qa.simulation.memory.LaneTables.IntentRow;
import io.seatflow.qa.simulation.memory.LaneTables.LaneRow;
import io.seatflow.qa.simulation.memory.LaneTables.PacketRow;
import io.seatflow.qa.simulation.memory.LaneTables.TimerKey;
import io.seatflow.qa.simulation.memory.LaneTables.TimerRow;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.Transaction;
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
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** What {@code PostgresLaneStore} does, in {@link LaneTables}; one per instance of a service. */
public final class MemoryLaneStore implements LaneStore {
    private static final List<Integer> SIDE_LANES = List.of(-1, -2, -3, -4);

    private final LaneTables tables;
    private final String service;
    private final String instance;
    private final Duration lease;
    private final InstantSource clock;
    private final Consumer<MemoryTransaction> ending;

    /** @param ending commits a transaction, or does whatever else may become of a COMMIT that was sent */
    public MemoryLaneStore(
            LaneTables tables,
            String service,
            String instance,
            Duration lease,
            InstantSource clock,
            Consumer<MemoryTransaction> ending) {
        this.tables = tables;
        this.service = service;
        this.instance = instance;
        this.lease = lease;
        this.clock = clock;
        this.ending = ending;
    }

    @Override
    public List<Held> takeOver(Collection<Integer> lanes) {
        return inTransaction(transaction -> {
            makeRows(transaction, lanes);
            return take(transaction, lanes, null);
        });
    }

    @Override
    public List<Held> adopt(boolean holdsOne) {
        return inTransaction(transaction -> {
            if (!holdsOne) {
                makeRows(transaction, SIDE_LANES);
            }
            List<Held> adopted = adopt(transaction, holdsOne);
            if (!holdsOne && adopted.isEmpty() && addSide(transaction)) {
                adopted = adopt(transaction, false);
            }
            return adopted;
        });
    }

    private List<Held> adopt(MemoryTransaction transaction, boolean holdsOne) {
        Instant now = clock.instant();
        List<Integer> lapsed = transaction.all(tables.lanes).stream()
                .filter(row -> row.lane() < 0 && row.leasedUntil().isBefore(now))
                .map(LaneRow::lane)
                .toList();
        Integer first = lapsed.stream().max(Comparator.naturalOrder()).orElse(null);
        List<Integer> chosen = lapsed.stream()
                .filter(lane -> hasWork(transaction, lane, now) || (!holdsOne && lane.equals(first)))
                .filter(lane -> transaction.isFree(tables.lanes, lane))
                .toList();
        return take(transaction, chosen, now.plus(lease));
    }

    private boolean addSide(MemoryTransaction transaction) {
        Instant now = clock.instant();
        List<LaneRow> sides = transaction.all(tables.lanes).stream()
                .filter(row -> row.lane() < 0)
                .toList();
        if (sides.stream().anyMatch(row -> row.leasedUntil().isBefore(now))) {
            return false;
        }
        sides.stream()
                .map(LaneRow::lane)
                .min(Comparator.naturalOrder())
                .ifPresent(lowest -> makeRows(transaction, List.of(lowest - 1)));
        return true;
    }

    private boolean hasWork(MemoryTransaction transaction, int lane, Instant now) {
        return transaction.all(tables.outbox).stream().anyMatch(row -> row.lane() == lane)
                || transaction.all(tables.intents).stream().anyMatch(row -> row.lane() == lane)
                || transaction.all(tables.timers).stream()
                        .anyMatch(
                                row -> row.lane() == lane && !row.timer().due().isAfter(now));
    }

    private void makeRows(MemoryTransaction transaction, Collection<Integer> lanes) {
        for (int lane : lanes) {
            transaction.insert(tables.lanes, lane, new LaneRow(lane, clock.millis(), 0, new byte[0], Instant.MIN));
        }
    }

    private List<Held> take(MemoryTransaction transaction, Collection<Integer> lanes, @Nullable Instant until) {
        List<Held> held = new ArrayList<>();
        for (int lane : lanes) {
            LaneRow row = transaction.lock(tables.lanes, lane);
            if (row != null) {
                LaneRow taken = row.taken(row.epoch() + 1, until == null ? row.leasedUntil() : until);
                transaction.put(tables.lanes, lane, taken);
                held.add(new Held(lane, new LaneName(service, lane, taken.incarnation()), taken.epoch()));
            }
        }
        return held;
    }

    @Override
    public Contents read(Held held) {
        LaneRow row = tables.lanes.rows().get(held.lane());
        if (row == null) {
            throw new IllegalStateException("lane " + held.lane() + " has no row");
        }
        return new Contents(
                ProgressFormat.read(row.progress()), outbox(held.lane()), intents(held.lane()), nextDue(held.lane()));
    }

    private List<Packet> outbox(int lane) {
        return tables.outbox.rows().values().stream()
                .filter(row -> row.lane() == lane)
                .sorted(Comparator.comparing(PacketRow::batch))
                .map(row -> PacketFormat.read(row.batch(), row.packet()))
                .toList();
    }

    private List<OpenIntents> intents(int lane) {
        Instant now = clock.instant();
        return tables.intents.rows().values().stream()
                .filter(row -> row.lane() == lane)
                .sorted(Comparator.comparing(IntentRow::batch))
                .map(row -> {
                    boolean others = !row.leasedBy().equals(instance)
                            && row.leasedUntil().isAfter(now);
                    return new OpenIntents(
                            row.batch(),
                            IntentsFormat.read(row.intents()),
                            row.settled(),
                            others ? row.leasedUntil() : null);
                })
                .toList();
    }

    @Override
    public void transact(Work work, boolean hopeful) throws Conflict, Fenced, Refused {
        MemoryTransaction transaction = new MemoryTransaction(hopeful);
        boolean done = false;
        try {
            work.run(transaction);
            done = true;
        } catch (ConstraintBroken broken) {
            throw new Refused(String.valueOf(broken.getMessage()), broken);
        } finally {
            if (!done) {
                transaction.rollback();
            }
        }
        ending.accept(transaction);
    }

    private <R> R inTransaction(Function<MemoryTransaction, R> work) {
        MemoryTransaction transaction = new MemoryTransaction();
        boolean done = false;
        R result;
        try {
            result = work.apply(transaction);
            done = true;
        } finally {
            if (!done) {
                transaction.rollback();
            }
        }
        ending.accept(transaction);
        return result;
    }

    @Override
    public void write(Transaction transaction, List<LaneWrite> writes) throws Fenced {
        MemoryTransaction memory = MemoryTransaction.of(transaction);
        writes.forEach(write -> writeIntents(memory, write));
        writes.forEach(write -> writeTimers(memory, write));
        int held = 0;
        for (LaneWrite write : writes) {
            held += writeLane(memory, write) ? 1 : 0;
        }
        if (held != writes.size()) {
            throw new Fenced("of " + writes.size() + " lanes written " + held + " are still held");
        }
    }

    private boolean writeLane(MemoryTransaction transaction, LaneWrite write) {
        LaneRow row = transaction.lock(tables.lanes, write.lane());
        boolean isHeld = row != null && row.epoch() == write.epoch();
        if (row != null && isHeld) {
            transaction.put(tables.lanes, write.lane(), row.at(ProgressFormat.write(write.progress())));
        }
        for (long batch : write.published()) {
            transaction.delete(tables.outbox, new BatchKey(write.lane(), batch));
        }
        Packet packet = write.packet();
        if (packet != null) {
            boolean isNew = transaction.insert(
                    tables.outbox,
                    new BatchKey(write.lane(), packet.batch()),
                    new PacketRow(write.lane(), packet.batch(), PacketFormat.write(packet)));
            ConstraintBroken.check(isNew, "outbox_pkey");
        }
        return isHeld;
    }

    private void writeIntents(MemoryTransaction transaction, LaneWrite write) {
        if (!write.intended().isEmpty()) {
            long batch = write.progress().lastBatch();
            boolean isNew = transaction.insert(
                    tables.intents,
                    new BatchKey(write.lane(), batch),
                    new IntentRow(
                            write.lane(),
                            batch,
                            IntentsFormat.write(write.intended()),
                            new java.util.BitSet(),
                            instance,
                            clock.instant().plus(lease)));
            ConstraintBroken.check(isNew, "intent_pkey");
        }
        for (OpenIntents settled : write.settled()) {
            BatchKey key = new BatchKey(write.lane(), settled.batch());
            IntentRow row = transaction.lock(tables.intents, key);
            if (row != null && settled.isDone()) {
                transaction.delete(tables.intents, key);
            } else if (row != null) {
                transaction.put(tables.intents, key, row.settled(settled.settled()));
            }
        }
    }

    private void writeTimers(MemoryTransaction transaction, LaneWrite write) {
        for (String id : write.cleared()) {
            transaction.delete(tables.timers, new TimerKey(write.lane(), id));
        }
        for (Timer timer : write.set()) {
            transaction.put(tables.timers, new TimerKey(write.lane(), timer.id()), new TimerRow(write.lane(), timer));
        }
    }

    @Override
    public List<Timer> due(int lane, Instant now, int limit) {
        return tables.timers.rows().values().stream()
                .filter(row -> row.lane() == lane && !row.timer().due().isAfter(now))
                .map(TimerRow::timer)
                .sorted(Comparator.comparing(Timer::due))
                .limit(limit)
                .toList();
    }

    @Override
    public @Nullable Instant nextDue(int lane) {
        return tables.timers.rows().values().stream()
                .filter(row -> row.lane() == lane)
                .map(row -> row.timer().due())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public Set<Integer> fenced(Map<Integer, Long> epochs) {
        Set<Integer> fenced = new TreeSet<>();
        epochs.forEach((lane, epoch) -> {
            LaneRow row = tables.lanes.rows().get(lane);
            if (row != null && row.epoch() != epoch) {
                fenced.add(lane);
            }
        });
        return fenced;
    }

    @Override
    public Set<Integer> renew(Map<Integer, Long> epochs) {
        if (epochs.isEmpty()) {
            return Set.of();
        }
        Instant now = clock.instant();
        return inTransaction(transaction -> {
            Set<Integer> lost = new TreeSet<>();
            epochs.keySet().stream().filter(LaneName::isSide).forEach(lost::add);
            lost.removeAll(leaseSides(transaction, epochs, now.plus(lease)));
            Instant soon = now.plus(lease.dividedBy(2));
            for (IntentRow row : List.copyOf(transaction.all(tables.intents))) {
                if (row.leasedBy().equals(instance)
                        && epochs.containsKey(row.lane())
                        && row.leasedUntil().isBefore(soon)) {
                    transaction.put(tables.intents, new BatchKey(row.lane(), row.batch()), row.leased(now.plus(lease)));
                }
            }
            return lost;
        });
    }

    @Override
    public void release(Map<Integer, Long> epochs) {
        inTransaction(transaction -> {
            leaseSides(transaction, epochs, Instant.EPOCH);
            for (IntentRow row : List.copyOf(transaction.all(tables.intents))) {
                if (row.leasedBy().equals(instance)) {
                    transaction.put(tables.intents, new BatchKey(row.lane(), row.batch()), row.leased(clock.instant()));
                }
            }
            return true;
        });
    }

    private Set<Integer> leaseSides(MemoryTransaction transaction, Map<Integer, Long> epochs, Instant until) {
        Set<Integer> leased = new TreeSet<>();
        epochs.forEach((lane, epoch) -> {
            if (LaneName.isSide(lane)) {
                LaneRow row = transaction.lock(tables.lanes, lane);
                if (row != null && row.epoch() == epoch) {
                    transaction.put(tables.lanes, lane, row.taken(epoch, until));
                    leased.add(lane);
                }
            }
        });
        return leased;
    }
}
