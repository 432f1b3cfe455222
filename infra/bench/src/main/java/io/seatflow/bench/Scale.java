package io.seatflow.bench;

import io.seatflow.bench.load.Round;
import io.seatflow.bench.scale.ScaleFigures;
import io.seatflow.bench.scale.ScalePoint;
import io.seatflow.bench.system.Customers;
import io.seatflow.bench.system.ExistingSubscriptions;
import io.seatflow.bench.system.Purchased;
import io.seatflow.bench.system.SeatflowSide;
import io.seatflow.bench.system.Variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures what an order costs against tenants and existing subscriptions, all on the same warm services. Before each
 * situation what was bought is removed from the databases, so that they hold what the situation says; the Kafka Streams
 * application goes on counting all.
 */
final class Scale {
    private final Options options;
    private final Stage stage;
    private final Purchased purchased = new Purchased();
    private long added;

    /**
     * What to measure.
     *
     * @param tenants the situations with nothing bought before, in growing order
     * @param existing the situations with the most tenants, in growing order
     * @param orders of a round
     * @param streams whether the available quantity is kept meanwhile
     */
    record Options(List<Integer> tenants, List<Long> existing, int rounds, int orders, int warmUp, boolean streams) {
        Options {
            tenants = tenants.stream().sorted().distinct().toList();
            existing = existing.stream()
                    .filter(number -> number > 0)
                    .sorted()
                    .distinct()
                    .toList();
        }
    }

    Scale(Options options, Stage stage) {
        this.options = options;
        this.stage = stage;
    }

    /** Measures all. */
    ScaleFigures run() {
        stage.startServers();
        var unused = stage.durability();
        int fewest = options.tenants().getFirst();
        int most = options.tenants().getLast();
        SeatflowSide seatflow =
                stage.startSeatflow(new Variant(options.streams(), true), new Customers(fewest), purchased);
        if (options.warmUp() > 0) {
            round("warm-up", seatflow, options.warmUp());
        }
        List<ScalePoint> byTenants = new ArrayList<>();
        for (int tenants : options.tenants()) {
            byTenants.add(measure(seatflow, tenants, 0));
        }
        List<ScalePoint> byExisting = new ArrayList<>();
        for (long existing : options.existing()) {
            byExisting.add(measure(seatflow, most, existing));
        }
        return new ScaleFigures(byTenants, byExisting, measure(seatflow, fewest, 0));
    }

    private ScalePoint measure(SeatflowSide seatflow, int tenants, long existing) {
        stage.say("%,d tenants, %,d existing subscriptions".formatted(tenants, existing));
        ExistingSubscriptions.removeAll(stage.servers());
        seatflow.sellTo(new Customers(tenants));
        if (existing > 0) {
            seatflow.addExisting(ExistingSubscriptions.of(existing, added, tenants));
            added += existing;
        }
        // What the situation brings with it, caches and plans, is not the order's cost.
        round("before", seatflow, Math.max(1, options.orders() / 2));
        List<Round> rounds = new ArrayList<>();
        for (int i = 1; i <= options.rounds(); i++) {
            rounds.add(round("round " + i, seatflow, options.orders()));
        }
        return ScalePoint.of(tenants, existing, rounds);
    }

    private Round round(String when, SeatflowSide seatflow, int orders) {
        Round round = Round.of(seatflow, orders, stage.kafka(), Map.of());
        stage.say(RoundLine.of(when, round));
        return round;
    }
}
