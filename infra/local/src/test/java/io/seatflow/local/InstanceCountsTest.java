package io.seatflow.local;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InstanceCountsTest {
    @Test
    @DisplayName("a bare number is for every service, and a named service has its own, whatever the order")
    void mixed() {
        assertThat(InstanceCounts.read(List.of("billing=3", "2")))
                .isEqualTo(Map.of(
                        "checkout",
                        2,
                        "billing",
                        3,
                        "licensing",
                        2,
                        "available-quantity",
                        2,
                        "takeover-mover",
                        2,
                        "admin-center",
                        2,
                        "notification-email",
                        2));
        assertThat(InstanceCounts.read(List.of("checkout=2"))).isEqualTo(Map.of("checkout", 2));
        assertThat(InstanceCounts.read(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "many", "shop=2", "checkout=", "checkout=0", "99", "checkout=2=3"})
    @DisplayName("what is not a number of instances of a service is refused")
    void refused(String wish) {
        assertThatThrownBy(() -> InstanceCounts.read(List.of(wish))).isInstanceOf(IllegalArgumentException.class);
    }
}
