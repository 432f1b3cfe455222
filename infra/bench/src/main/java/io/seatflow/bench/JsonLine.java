package io.seatflow.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seatflow.bench.load.Median;
import io.seatflow.bench.load.Round;
import io.seatflow.bench.machine.ReadyTime;
import io.seatflow.bench.system.Latency;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The figures as one JSON object on one line. What was not measured is null. */
record JsonLine(BenchOptions.Load load, Figures figures) {
    private static final double THOUSANDTH = 1000;

    /** The line. */
    String text() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        rates(json);
        latency(json);
        machine(json);
        json.put("conditions", conditions());
        json.put("rounds", rounds());
        try {
            return new ObjectMapper().writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void rates(Map<String, @Nullable Object> json) {
        json.put("floorOrdersPerSecond", perSecond(figures.main().floor()));
        json.put("ordersPerSecond", perSecond(figures.withStreams().seatflow()));
        json.put("ratio", number(figures.withStreams().ratio()));
        json.put(
                "ordersPerSecondAvailabilityIncluded",
                figures.withStreams().seatflow().isEmpty()
                        ? null
                        : Math.round(Median.of(figures.withStreams().seatflow(), Round::settledPerSecond)));
        json.put(
                "floorOrdersPerSecondWithoutStreams",
                perSecond(figures.withoutStreams().floor()));
        json.put(
                "ordersPerSecondWithoutStreams",
                perSecond(figures.withoutStreams().seatflow()));
        json.put("ratioWithoutStreams", number(figures.withoutStreams().ratio()));
        json.put("ordersPerSecondHttpPayments", perSecond(figures.http().seatflow()));
    }

    private void latency(Map<String, @Nullable Object> json) {
        Latency latency = figures.latency();
        json.put("p50Millis", latency == null ? null : thousandths(latency.p50()));
        json.put("p99Millis", latency == null ? null : thousandths(latency.p99()));
        json.put("availabilityLagP50Millis", latency == null ? null : thousandths(latency.availabilityP50()));
        json.put("availabilityLagP99Millis", latency == null ? null : thousandths(latency.availabilityP99()));
    }

    private void machine(Map<String, @Nullable Object> json) {
        ReadyTime ready = figures.ready();
        json.put("readySeconds", ready == null ? null : thousandths(ready.seconds()));
        json.put("residentMegabytesAfterUp", ready == null ? null : Math.round(ready.megabytes()));
        json.put("residentMegabytes", figures.megabytes().isEmpty() ? null : Math.round(sum(figures.megabytes())));
        json.put("residentMegabytesByProcess", thousandths(figures.megabytes()));
        json.put("fsync", figures.durability().fsync());
        json.put("synchronousCommit", figures.durability().synchronousCommit());
        Map<String, Object> cpu = new LinkedHashMap<>();
        sides().forEach((name, rounds) -> cpu.put(name, thousandths(Compared.cpuSecondsPerThousand(rounds))));
        json.put("cpuSecondsPer1000Orders", cpu);
    }

    private Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("rounds", load.rounds());
        conditions.put("orders", load.orders());
        conditions.put("warmUp", load.warmUp());
        conditions.put("tenants", load.tenants());
        conditions.put("existingSubscriptions", load.existing());
        conditions.put("rate", load.rate());
        conditions.put("latencyLeadInSeconds", load.leadIn());
        conditions.put("latencySeconds", load.seconds());
        conditions.put("processors", Runtime.getRuntime().availableProcessors());
        conditions.put("java", Runtime.version().toString());
        return conditions;
    }

    private Map<String, Object> rounds() {
        Map<String, Object> rates = new LinkedHashMap<>();
        sides().forEach((name, rounds) -> rates.put(
                name,
                rounds.stream().map(round -> Math.round(round.perSecond())).toList()));
        return rates;
    }

    /** The rounds by what was measured; what was not is left out. */
    private Map<String, List<Round>> sides() {
        Map<String, List<Round>> sides = new LinkedHashMap<>();
        sides.put("floor", figures.main().floor());
        sides.put("seatflow", figures.withStreams().seatflow());
        sides.put("seatflowWithoutStreams", figures.withoutStreams().seatflow());
        sides.put("seatflowHttpPayments", figures.http().seatflow());
        sides.values().removeIf(List::isEmpty);
        return sides;
    }

    private static @Nullable Long perSecond(List<Round> rounds) {
        return rounds.isEmpty() ? null : Math.round(Compared.perSecond(rounds));
    }

    private static @Nullable Double number(OptionalDouble ratio) {
        return ratio.isEmpty() ? null : thousandths(ratio.getAsDouble());
    }

    private static Map<String, Double> thousandths(Map<String, Double> figures) {
        Map<String, Double> rounded = new LinkedHashMap<>(figures);
        rounded.replaceAll((name, figure) -> thousandths(figure));
        return rounded;
    }

    private static double thousandths(double figure) {
        return Math.round(figure * THOUSANDTH) / THOUSANDTH;
    }

    private static double sum(Map<String, Double> figures) {
        return figures.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
