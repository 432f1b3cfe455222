package io.seatflow.local.demo;

import io.seatflow.storefront.OrderPlaced;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class RunTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private final Run later = Run.at(NOW);

    @Test
    @DisplayName("a later run has orders and tenants of its own, and knows them again")
    void apart() {
        assertThat(later.name())
                .matches("[a-z]{6,12}")
                .isNotEqualTo(Run.at(NOW.plusMillis(100)).name());
        Set<String> first = ids(Scripts.of(200));
        Script script = Scripts.of(200, later);
        assertThat(ids(script)).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
        assertThat(script.number(script.id(123))).isEqualTo(123);
        assertThat(script.number(Run.FIRST.order(123))).isEqualTo(-1);
        assertThat(later.hasOrder(script.id(123))).isTrue();
        assertThat(later.hasOrder(Run.FIRST.order(123))).isFalse();
        assertThat(later.hasTenant(later.tenant("kivu"))).isTrue();
        assertThat(later.hasTenant("kivu")).isFalse();
        assertThat(orders(script))
                .filteredOn(order -> !order.getTenantId().equals("nowhere"))
                .allMatch(order -> later.hasTenant(order.getTenantId()));
    }

    @Test
    @DisplayName("on a new system all that there is belongs to the run")
    void first() {
        assertThat(Run.FIRST.hasOrder("anything")).isTrue();
        assertThat(Run.FIRST.hasTenant("anything")).isTrue();
        assertThat(Run.FIRST.tenant("kivu")).isEqualTo("kivu");
    }

    private static Set<String> ids(Script script) {
        return orders(script).stream().map(OrderPlaced::getOrderId).collect(Collectors.toSet());
    }

    private static List<OrderPlaced> orders(Script script) {
        return script.steps().map(Step::order).filter(Objects::nonNull).toList();
    }
}
