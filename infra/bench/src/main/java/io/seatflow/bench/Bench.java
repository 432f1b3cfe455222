package io.seatflow.bench;

import io.seatflow.bench.floor.FloorSide;
import io.seatflow.bench.load.Round;
import io.seatflow.bench.load.Side;
import io.seatflow.bench.machine.Durability;
import io.seatflow.bench.machine.ProcessMemory;
import io.seatflow.bench.machine.ReadyTime;
import io.seatflow.bench.system.Customers;
import io.seatflow.bench.system.ExistingSubscriptions;
import io.seatflow.bench.system.Latency;
import io.seatflow.bench.system.LatencyRun;
import io.seatflow.bench.system.Purchased;
import io.seatflow.bench.system.SeatflowSide;
import io.seatflow.bench.system.Variant;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the parts of the benchmark one after the other, on the same servers. */
final class Bench {
    /** Over HTTP an order takes several times as long, and no other side waits to be compared. */
    private static final int HTTP_SHARE = 4;

    private static final int FEWEST_HTTP_ROUNDS = 3;

    private final BenchOptions options;
    private final BenchOptions.Load load;
    private final Stage stage;
    private final Customers customers;
    private final Purchased purchased = new Purchased();
    private @Nullable FloorSide floor;
    private @Nullable Latency latency;
    private SortedMap<String, Double> megabytes = new TreeMap<>();

    Bench(BenchOptions options, Stage stage) {
        this.options = options;
        this.load = options.load();
        this.stage = stage;
        this.customers = new Customers(load.tenants());
    }

    /** Runs it all. */
    Figures run() {
        ReadyTime ready = options.runs(Part.READY) ? stage.measureReady() : null;
        stage.startServers();
        Durability durability = stage.durability();
        if (options.sides().withFloor()) {
            floor = stage.startFloor(customers);
            warmUp(floor, load.warmUp());
        }
        Compared withStreams = options.runs(Part.STREAMS) || options.runs(Part.LATENCY)
                ? onSeatflow(new Variant(true, true), this::mainRounds)
                : Compared.NOTHING;
        Compared http =
                options.runs(Part.HTTP) ? onSeatflow(new Variant(true, false), this::httpRounds) : Compared.NOTHING;
        Compared withoutStreams =
                options.runs(Part.NO_STREAMS) ? onSeatflow(new Variant(false, true), this::rounds) : Compared.NOTHING;
        return new Figures(durability, ready, withStreams, withoutStreams, http, latency, megabytes);
    }

    private interface Rounds {
        Compared on(@Nullable SeatflowSide seatflow);
    }

    /** Each variant gets services of its own, with the same customers on the same servers. */
    private Compared onSeatflow(Variant variant, Rounds rounds) {
        if (!options.sides().withSeatflow()) {
            return rounds.on(null);
        }
        stage.say("starting Seatflow %s the Kafka Streams application, payments %s"
                .formatted(
                        variant.streams() ? "with" : "without",
                        variant.immediatePayments() ? "answered in process" : "over HTTP"));
        SeatflowSide seatflow = stage.startSeatflow(variant, customers, purchased);
        if (load.existing() > 0 && purchased.isEmpty()) {
            stage.say("adding %,d existing subscriptions".formatted(load.existing()));
            seatflow.addExisting(ExistingSubscriptions.of(load.existing(), 0, load.tenants()));
        }
        warmUp(
                seatflow,
                variant.immediatePayments() ? load.warmUp() : Math.min(load.warmUp(), load.orders()) / HTTP_SHARE);
        if (options.rejection()) {
            seatflow.planRejection();
        }
        Compared compared = rounds.on(seatflow);
        seatflow.close();
        return compared;
    }

    private Compared mainRounds(@Nullable SeatflowSide seatflow) {
        Compared compared = options.runs(Part.STREAMS) ? rounds(seatflow) : Compared.NOTHING;
        if (seatflow != null) {
            megabytes = ProcessMemory.megabytes(seatflow.pids());
            if (options.runs(Part.LATENCY)) {
                stage.say("%d s at %d orders/s".formatted(load.seconds(), load.rate()));
                latency = new LatencyRun(seatflow, stage.kafka(), load.rate()).run(load.leadIn(), load.seconds());
            }
        }
        return compared;
    }

    private Compared httpRounds(@Nullable SeatflowSide seatflow) {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; seatflow != null && i < Math.min(load.rounds(), FEWEST_HTTP_ROUNDS); i++) {
            rounds.add(round("round " + (i + 1), seatflow, Math.max(1, load.orders() / HTTP_SHARE), Map.of()));
        }
        return new Compared(List.of(), rounds);
    }

    private Compared rounds(@Nullable SeatflowSide seatflow) {
        List<Round> ofFloor = new ArrayList<>();
        List<Round> ofSeatflow = new ArrayList<>();
        for (int i = 1; i <= load.rounds(); i++) {
            if (floor != null) {
                Map<String, Long> resting = seatflow == null ? Map.of() : seatflow.ownPids();
                ofFloor.add(round("round " + i, floor, load.orders(), resting));
            }
            if (seatflow != null) {
                Map<String, Long> resting = floor == null ? Map.of() : floor.ownPids();
                ofSeatflow.add(round("round " + i, seatflow, load.orders(), resting));
            }
        }
        return new Compared(ofFloor, ofSeatflow);
    }

    private void warmUp(Side side, int records) {
        if (records > 0) {
            round("warm-up", side, records, Map.of());
        }
    }

    private Round round(String when, Side side, int records, Map<String, Long> resting) {
        Round round = Round.of(side, records, stage.kafka(), resting);
        stage.say(RoundLine.of(when, round));
        return round;
    }
}
