package io.seatflow.bench.system;

import io.seatflow.bench.BenchFailure;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderStatus;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The orders that are waited for: each must be completed, once. */
final class Outcomes {
    private final Set<String> missing;

    Outcomes(Collection<PlacedOrder> orders) {
        missing = orders.stream().map(PlacedOrder::orderId).collect(Collectors.toCollection(HashSet::new));
    }

    /** Takes the next outcome. @throws BenchFailure where it is not one that was hoped for */
    void take(OrderOutcome outcome) {
        if (!missing.remove(outcome.getOrderId())) {
            throw new BenchFailure("order %s was answered twice or never placed".formatted(outcome.getOrderId()));
        }
        if (outcome.getStatus() != OrderStatus.COMPLETED) {
            throw new BenchFailure("order %s was rejected (%s), expected it to be completed"
                    .formatted(outcome.getOrderId(), outcome.getReason()));
        }
    }

    /** Checks that no order is left. @throws BenchFailure naming one where it is */
    void end() {
        if (!missing.isEmpty()) {
            throw new BenchFailure("%d orders were not answered, one of them %s"
                    .formatted(missing.size(), missing.iterator().next()));
        }
    }
}
