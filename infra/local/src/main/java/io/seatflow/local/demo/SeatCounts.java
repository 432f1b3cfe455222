package io.seatflow.local.demo;

import io.seatflow.local.commands.AvailabilityRow;
import io.seatflow.storefront.OrderPlaced;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rows of availability that the script must end in. */
final class SeatCounts {
    private SeatCounts() {}

    /** Every row, by tenant and product. */
    static SortedMap<String, AvailabilityRow> expected(Script script) {
        SortedMap<String, AvailabilityRow> rows = new TreeMap<>();
        for (int number = 0; number < script.size(); number++) {
            Step step = script.step(number);
            OrderPlaced order = step.order();
            if (order != null && step.expected() instanceof Expected.Completed && !Scene.ENDED.contains(number)) {
                AvailabilityRow row = row(order, Seats.ASSIGNED.getOrDefault(number, 0));
                rows.merge(key(row), row, SeatCounts::sum);
            }
        }
        AvailabilityRow central = central(script.run());
        rows.merge(key(central), central, SeatCounts::sum);
        return rows;
    }

    /** What differs, in words. */
    static List<String> differences(Map<String, AvailabilityRow> expected, List<AvailabilityRow> found) {
        Map<String, AvailabilityRow> foundRows = found.stream()
                .filter(row -> row.subscriptions() > 0)
                .collect(Collectors.toMap(SeatCounts::key, row -> row, (one, other) -> other));
        List<String> differences = new ArrayList<>();
        expected.forEach((key, row) -> {
            AvailabilityRow other = foundRows.remove(key);
            if (!row.equals(other)) {
                differences.add("%s: expected %s, found %s"
                        .formatted(key, words(row), other == null ? "no row" : words(other)));
            }
        });
        foundRows.forEach((key, row) -> differences.add("%s: expected no row, found %s".formatted(key, words(row))));
        return differences;
    }

    /** What the scene buys, and who has been moved there. */
    private static AvailabilityRow central(Run run) {
        int bought = Scene.CENTRAL_SEATS;
        int assigned = Scene.MOVED.size();
        return new AvailabilityRow(
                run.tenant(Scene.TENANT.tenantId()), Scene.PRODUCT, bought, assigned, bought - assigned, 0, bought, 1);
    }

    private static String key(AvailabilityRow row) {
        return row.tenantId() + "/" + row.productId();
    }

    private static AvailabilityRow row(OrderPlaced order, int assigned) {
        int bought = order.getQuantity();
        return new AvailabilityRow(
                order.getTenantId(), order.getProductId(), bought, assigned, bought - assigned, bought, 0, 1);
    }

    private static AvailabilityRow sum(AvailabilityRow one, AvailabilityRow other) {
        return new AvailabilityRow(
                one.tenantId(),
                one.productId(),
                one.purchased() + other.purchased(),
                one.assigned() + other.assigned(),
                one.remaining() + other.remaining(),
                one.selfService() + other.selfService(),
                one.central() + other.central(),
                one.subscriptions() + other.subscriptions());
    }

    private static String words(AvailabilityRow row) {
        return "%d purchased, %d assigned, %d remaining, %d by self-service, %d central, %d subscriptions"
                .formatted(
                        row.purchased(),
                        row.assigned(),
                        row.remaining(),
                        row.selfService(),
                        row.central(),
                        row.subscriptions());
    }
}
