package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.memory.LaneTables;
import io.seatflow.qa.simulation.memory.MemoryLaneStore;
import io.seatflow.qa.simulation.memory.MemoryTransaction;
import io.seatflow.workflow.Intent;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.lane.LaneStore;
import io.seatflow.workflow.lane.LaneWrite;
import io.seatflow.workflow.lane.OpenIntents;
import io.seatflow.workflow.lane.Outgoing;
import io.seatflow.workflow.lane.Packet;
import io.seatflow.workflow.lane.PacketFormat;
import io.seatflow.workflow.lane.Progress;
import io.seatflow.workflow.lane.ProgressFormat;
import io.seatflow.workflow.postgres.PostgresLaneStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** The lanes' rows in memory act as those in PostgreSQL do: fences, outbox, intents, timers, leases. */
class LaneStoreContractTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int CALLS = 400;

    private Instant now = START;

    @Test
    @DisplayName("the same calls of two instances have the same outcome, call by call")
    void sameOutcomes() {
        InstantSource clock = () -> now;
        LaneTables tables = new LaneTables();
        try (Database database = Contract.database("lanes", "workflow")) {
            List<List<LaneStore>> stores = new ArrayList<>();
            for (String instance : List.of("first", "second")) {
                stores.add(List.of(
                        new PostgresLaneStore(database.jdbi(), "lanes", instance, LEASE, clock),
                        new MemoryLaneStore(tables, "lanes", instance, LEASE, clock, MemoryTransaction::commit)));
            }
            Chance chance = new Chance(20_261_121);
            Calls calls = new Calls();
            List<String> outcomes = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                now = now.plusMillis(chance.below(4_000));
                int instance = chance.below(stores.size());
                Calls.Call next = calls.next(chance, now);
                String expected = outcome(stores.get(instance).getFirst(), next);
                assertThat(outcome(stores.get(instance).getLast(), next))
                        .as("call %d by instance %d: %s", call, instance, next)
                        .isEqualTo(expected);
                calls.happened(expected);
                outcomes.add(expected);
            }
            assertThat(outcomes).contains("committed", "fenced");
        }
    }

    private static String outcome(LaneStore store, Calls.Call call) {
        try {
            return call.on(store);
        } catch (RuntimeException e) {
            return Contract.outcome(e);
        }
    }

    /** A random script; it remembers epochs and batches as the real store gave them. */
    private static final class Calls {
        private final Map<Integer, Long> epochs = new TreeMap<>();
        private long batch;

        interface Call {
            String on(LaneStore store);
        }

        void happened(String outcome) {
            if (outcome.equals("committed")) {
                batch++;
            }
        }

        Call next(Chance chance, Instant now) {
            int lane = chance.below(3);
            long epoch = epochs.getOrDefault(lane, 1L) - (chance.happens(0.2) ? 1 : 0);
            return switch (chance.below(12)) {
                case 0 -> store -> taken(store.takeOver(new TreeSet<>(List.of(lane))));
                case 1 -> store -> taken(store.adopt(chance(now)));
                case 2 ->
                    store -> epochs.containsKey(lane)
                            ? words(store.read(new LaneStore.Held(lane, NAME, epoch)))
                            : "no such lane";
                case 3 -> store -> String.valueOf(new TreeSet<>(store.fenced(Map.of(lane, epoch))));
                case 4 -> store -> String.valueOf(new TreeSet<>(store.renew(new TreeMap<>(epochs))));
                case 5 ->
                    store -> {
                        store.release(new TreeMap<>(epochs));
                        return "released";
                    };
                case 6 ->
                    store -> store.due(lane, now, 2).stream().map(Timer::id).toList() + " " + store.nextDue(lane);
                default -> {
                    LaneWrite write = write(chance, lane, epoch, now);
                    yield store -> Contract.outcome(store, transaction -> store.write(transaction, List.of(write)));
                }
            };
        }

        private static final io.seatflow.workflow.lane.LaneName NAME =
                new io.seatflow.workflow.lane.LaneName("lanes", 0, START.toEpochMilli());

        private static boolean chance(Instant now) {
            return now.toEpochMilli() % 2 == 0;
        }

        private String taken(List<LaneStore.Held> held) {
            Map<Integer, String> words = new TreeMap<>();
            for (LaneStore.Held each : held) {
                epochs.put(each.lane(), each.epoch());
                words.put(each.lane(), each.name() + " " + each.epoch());
            }
            return words.toString();
        }

        private static String words(LaneStore.Contents contents) {
            return new String(ProgressFormat.write(contents.progress()), java.nio.charset.StandardCharsets.ISO_8859_1)
                    + contents.outbox().stream()
                            .map(packet -> packet.batch() + ":" + java.util.Arrays.hashCode(PacketFormat.write(packet)))
                            .toList()
                    + contents.intents().stream()
                            .map(row -> row.batch() + " " + row.settled() + " " + row.heldUntil() + " "
                                    + row.intents().stream().map(Intent::key).toList())
                            .toList()
                    + contents.nextDue();
        }

        private LaneWrite write(Chance chance, int lane, long epoch, Instant now) {
            Progress progress = new Progress();
            long number = batch - (chance.happens(0.2) ? 1 : 0);
            for (long i = 0; i < number; i++) {
                progress.nextBatch();
            }
            Packet packet = chance.happens(0.6) ? packet(number, now) : null;
            List<Intent> intents = chance.happens(0.3)
                    ? List.of(
                            new Intent("one-" + number, new byte[] {1}, now, 1),
                            new Intent("two-" + number, new byte[] {2}, now, 1))
                    : List.of();
            BitSet settled = new BitSet();
            settled.set(0, chance.between(1, 2));
            List<OpenIntents> answered = chance.happens(0.3)
                    ? List.of(new OpenIntents(
                            Math.max(0, number - chance.below(4)),
                            List.of(new Intent("one", new byte[0], now, 1), new Intent("two", new byte[0], now, 1)),
                            settled,
                            null))
                    : List.of();
            String timer = "timer-" + chance.below(3);
            List<Timer> set = chance.happens(0.3)
                    ? List.of(new Timer(timer, now.plusSeconds(chance.below(20)), new byte[] {3}))
                    : List.of();
            return new LaneWrite(
                    lane,
                    epoch,
                    progress,
                    packet,
                    chance.happens(0.4) ? List.of(number - 1, number - 2) : List.of(),
                    intents,
                    answered,
                    set,
                    set.isEmpty() && chance.happens(0.3) ? List.of(timer) : List.of());
        }

        private static Packet packet(long number, Instant now) {
            return new Packet(
                    number,
                    now.toEpochMilli(),
                    List.of(new Outgoing("topic", 1, number + 1, new byte[] {4}, null, "type", "trace")));
        }
    }
}
