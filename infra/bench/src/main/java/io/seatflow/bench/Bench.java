package io.seatflow.bench;

import io.seatflow.bench.floor.FloorLayout;
import io.seatflow.bench.floor.FloorSide;
import io.seatflow.bench.load.Round;
import io.seatflow.bench.load.Side;
import io.seatflow.bench.system.Customers;
import io.seatflow.bench.system.Purchased;
import io.seatflow.bench.system.SeatflowSide;
import io.seatflow.bench.system.Variant;
import io.seatflow.local.Progress;
import io.seatflow.local.SeparateServers;
import io.seatflow.local.StopSequence;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One run of the benchmark. */
final class Bench {
    private final BenchOptions options;
    private final Progress progress;
    private final PrintWriter out;
    private final StopSequence stops = new StopSequence(name -> {});

    Bench(BenchOptions options, Progress progress, PrintWriter out) {
        this.options = options;
        this.progress = progress;
        this.out = out;
    }

    void run() {
        Thread hook = new Thread(
                () -> {
                    stops.close();
                    Runtime.getRuntime().halt(130);
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try (stops;
                EmptyFolder folder = EmptyFolder.make(options.data())) {
            progress.say("starting the servers on " + folder.path());
            SeparateServers servers = SeparateServers.start(folder.path(), FloorLayout.databases());
            stops.add("", servers::close);
            measure(servers);
            stops.close();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void measure(SeparateServers servers) {
        List<Side> sides = new ArrayList<>();
        Customers customers = new Customers(options.tenants());
        if (options.sides().withFloor()) {
            FloorSide floor = FloorSide.start(
                    servers,
                    List.of(),
                    customers.tenantIds().stream()
                            .map(id -> id.getBytes(StandardCharsets.UTF_8))
                            .toList());
            stops.add("", floor::close);
            sides.add(floor);
        }
        if (options.sides().withSeatflow()) {
            SeatflowSide seatflow = SeatflowSide.start(
                    servers, new Variant(options.streams(), true), options.seatflowJvm(), customers, new Purchased());
            stops.add("", seatflow::close);
            sides.add(seatflow);
        }
        if (options.warmUp() > 0) {
            for (Side side : sides) {
                show("warm-up", Round.of(side, options.warmUp(), servers.kafka()));
            }
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (Side side : sides) {
                show("round " + round, Round.of(side, options.orders(), servers.kafka()));
            }
        }
    }

    private void show(String when, Round round) {
        StringBuilder cpu = new StringBuilder();
        round.cpuSeconds()
                .forEach((process, seconds) ->
                        cpu.append(String.format(Locale.ROOT, " %s %.0f", process, seconds * 1e6 / round.records())));
        out.printf(
                Locale.ROOT,
                "%-10s %-10s %,8.0f/s   CPU µs per order: %.0f =%s%n",
                when,
                round.side(),
                round.perSecond(),
                round.cpuSecondsPerThousand() * 1000,
                cpu);
        out.flush();
    }
}
