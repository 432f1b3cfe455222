package io.seatflow.bench;

import io.seatflow.bench.load.Round;
import io.seatflow.bench.machine.ReadyTime;
import io.seatflow.bench.system.Latency;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures as a table for people. What was not measured is left out. */
record Report(BenchOptions.Load load, Figures figures) {
    /** The table, with its last line's end. */
    String table() {
        StringBuilder table = new StringBuilder();
        line(
                table,
                "%n%d rounds of %,d orders in turn, after %,d; %,d tenants, %,d existing subscriptions",
                load.rounds(),
                load.orders(),
                load.warmUp(),
                load.tenants(),
                load.existing());
        line(
                table,
                "PostgreSQL: fsync %s, synchronous_commit %s. Kafka: acks all, one broker. %d processors, Java %s%n",
                figures.durability().fsync(),
                figures.durability().synchronousCommit(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        line(table, "%-28s %9s %9s %9s  %s", "", "orders/s", "of floor", "µs CPU", "µs CPU per order by process");
        side(table, "floor", figures.withStreams().floor(), "");
        side(table, "Seatflow", figures.withStreams().seatflow(), ratio(figures.withStreams()));
        side(table, "floor", figures.withoutStreams().floor(), "");
        side(table, "Seatflow without Streams", figures.withoutStreams().seatflow(), ratio(figures.withoutStreams()));
        side(table, "Seatflow, payments over HTTP", figures.http().seatflow(), "");
        table.append(System.lineSeparator());
        latency(table);
        machine(table);
        return table.toString();
    }

    private static void side(StringBuilder table, String name, List<Round> rounds, String ratio) {
        if (rounds.isEmpty()) {
            return;
        }
        Map<String, Double> cpu = Compared.cpuSecondsPerThousand(rounds);
        String byProcess = cpu.entrySet().stream()
                .map(process -> String.format(Locale.ROOT, "%s %.0f", process.getKey(), process.getValue() * 1000))
                .collect(Collectors.joining(", "));
        line(table, "%-28s %,9.0f %9s %9.0f  %s", name, Compared.perSecond(rounds), ratio, sum(cpu) * 1000, byProcess);
    }

    private void latency(StringBuilder table) {
        Latency latency = figures.latency();
        if (latency != null) {
            line(
                    table,
                    "order → outcome at %d/s: %.1f ms at the median, %.1f ms at p99, %.0f ms at most (%,d orders)",
                    latency.perSecond(),
                    latency.p50(),
                    latency.p99(),
                    latency.slowest(),
                    latency.orders());
            line(
                    table,
                    "available quantity behind the outcome: %.0f ms at the median, %.0f ms at p99",
                    latency.availabilityP50(),
                    latency.availabilityP99());
        }
    }

    private void machine(StringBuilder table) {
        if (!figures.megabytes().isEmpty()) {
            line(
                    table,
                    "resident after the rounds: %,.0f MB (%s)",
                    sum(figures.megabytes()),
                    figures.megabytes().entrySet().stream()
                            .map(process -> String.format(Locale.ROOT, "%s %.0f", process.getKey(), process.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        ReadyTime ready = figures.ready();
        if (ready != null) {
            line(table, "./seatflow up: ready in %.1f s, then %,.0f MB resident", ready.seconds(), ready.megabytes());
        }
    }

    private static String ratio(Compared compared) {
        return compared.ratio().isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.2f", compared.ratio().getAsDouble());
    }

    private static double sum(Map<String, Double> figures) {
        return figures.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void line(StringBuilder table, String format, Object... figures) {
        table.append(String.format(Locale.ROOT, format, figures)).append(System.lineSeparator());
    }
}
