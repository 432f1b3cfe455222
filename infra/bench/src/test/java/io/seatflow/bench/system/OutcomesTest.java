package io.seatflow.bench.system;

import io.seatflow.bench.BenchFailure;
import io.seatflow.bench.system.Purchased.Place;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutcomesTest {
    private final Outcomes outcomes = new Outcomes(List.of(order("a"), order("b")));

    @Test
    @DisplayName("each order completed once is right")
    void right() {
        outcomes.take(outcome("b", OrderStatus.COMPLETED));
        outcomes.take(outcome("a", OrderStatus.COMPLETED));

        assertThatCode(outcomes::end).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("a second outcome of an order is wrong, and so is one of an order that nobody placed")
    void twice() {
        outcomes.take(outcome("a", OrderStatus.COMPLETED));

        assertThatThrownBy(() -> outcomes.take(outcome("a", OrderStatus.COMPLETED)))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("order a");
        assertThatThrownBy(() -> outcomes.take(outcome("c", OrderStatus.COMPLETED)))
                .isInstanceOf(BenchFailure.class);
    }

    @Test
    @DisplayName("a rejection is wrong")
    void rejected() {
        assertThatThrownBy(() -> outcomes.take(outcome("a", OrderStatus.REJECTED)))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("PRICE_CHANGED");
    }

    @Test
    @DisplayName("an order without an outcome is wrong")
    void missing() {
        outcomes.take(outcome("a", OrderStatus.COMPLETED));

        assertThatThrownBy(outcomes::end).isInstanceOf(BenchFailure.class).hasMessageContaining("b");
    }

    private static PlacedOrder order(String id) {
        return new PlacedOrder(id, new Place("tenant", "product"), 1);
    }

    private static OrderOutcome outcome(String id, OrderStatus status) {
        return new OrderOutcome(
                id,
                "tenant",
                status,
                status == OrderStatus.REJECTED ? "PRICE_CHANGED" : null,
                "",
                null,
                1L,
                "USD",
                Instant.EPOCH);
    }
}
