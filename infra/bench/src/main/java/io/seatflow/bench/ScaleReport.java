package io.seatflow.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seatflow.bench.scale.ScaleFigures;
import io.seatflow.bench.scale.ScalePoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of {@link Scale}, as a table for people and as one JSON object. */
record ScaleReport(ScaleFigures figures) {
    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%12s %24s %10s %16s%n",
                "tenants",
                "existing subscriptions",
                "orders/s",
                "µs CPU/order"));
        for (ScalePoint point : figures.all()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%,12d %,24d %,10.0f %16.0f%n",
                    point.tenants(),
                    point.existing(),
                    point.perSecond(),
                    point.cpuMicros()));
        }
        return table.append(String.format(
                        Locale.ROOT, "%nAn order with the most of both costs %.2f times as much.%n", figures.growth()))
                .toString();
    }

    String json() {
        List<Map<String, Object>> points = figures.all().stream()
                .map(point -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("tenants", point.tenants());
                    json.put("existingSubscriptions", point.existing());
                    json.put("ordersPerSecond", Math.round(point.perSecond()));
                    json.put("cpuMicrosPerOrder", Math.round(point.cpuMicros()));
                    return json;
                })
                .toList();
        try {
            return new ObjectMapper()
                    .writeValueAsString(
                            Map.of("points", points, "growth", Math.round(figures.growth() * 1000) / 1000.0));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
