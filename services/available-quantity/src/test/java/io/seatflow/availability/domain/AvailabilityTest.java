package io.seatflow.availability.domain;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AvailabilityTest {
    private static final TenantProduct PLANNER = new TenantProduct("fabrikam", "planner");
    private static final TenantProduct VISIO = new TenantProduct("fabrikam", "visio");

    private final Map<TenantProduct, Availability> rows = new HashMap<>();

    @Test
    @DisplayName("L7 a product's available quantity is the total of all its subscriptions, by channel")
    void totals() {
        replace(null, new Seats(PLANNER, Channel.SELF_SERVICE, 10, 3));
        replace(null, new Seats(PLANNER, Channel.CENTRAL, 100, 40));
        replace(null, new Seats(PLANNER, Channel.SELF_SERVICE, 5, 5));

        assertThat(rows).hasSize(1);
        assertThat(rows).containsEntry(PLANNER, new Availability(PLANNER, 115, 48, 15, 100, 3));
        assertThat(rows.values()).extracting(Availability::remaining).containsExactly(67L);
    }

    @Test
    @DisplayName("L3 a changed total replaces what the subscription had, and does not add to it")
    void changedQuantity() {
        replace(null, new Seats(PLANNER, Channel.SELF_SERVICE, 100, 20));
        replace(new Seats(PLANNER, Channel.SELF_SERVICE, 100, 20), new Seats(PLANNER, Channel.SELF_SERVICE, 105, 21));

        assertThat(rows.get(PLANNER)).isEqualTo(new Availability(PLANNER, 105, 21, 105, 0, 1));
    }

    @Test
    @DisplayName("X4 taking one subscription of a product away leaves the others alone; the last leaves a row of zeros")
    void removal() {
        Seats first = new Seats(PLANNER, Channel.SELF_SERVICE, 10, 3);
        Seats second = new Seats(PLANNER, Channel.CENTRAL, 7, 0);
        replace(null, first);
        replace(null, second);

        assertThat(replace(first, null)).containsExactly(new Availability(PLANNER, 7, 0, 0, 7, 1));
        assertThat(replace(second, null)).containsExactly(Availability.none(PLANNER));
    }

    @Test
    @DisplayName("a subscription that is of another product now changes both rows")
    void movedToAnotherProduct() {
        Seats planner = new Seats(PLANNER, Channel.SELF_SERVICE, 10, 3);
        replace(null, planner);

        assertThat(replace(planner, new Seats(VISIO, Channel.SELF_SERVICE, 10, 3)))
                .containsExactly(Availability.none(PLANNER), new Availability(VISIO, 10, 3, 10, 0, 1));
    }

    @Test
    @DisplayName("a change that does not show in the row is no change of the row")
    void nothingToSee() {
        Seats seats = new Seats(PLANNER, Channel.SELF_SERVICE, 10, 3);
        replace(null, seats);

        assertThat(replace(seats, seats)).isEmpty();
        assertThat(replace(null, null)).isEmpty();
    }

    @ParameterizedTest(name = "X3 {0} counts: {1}")
    @CsvSource({"ACTIVE, true", "EXPIRED, true", "DISABLED, false", "DELETED, false"})
    @DisplayName("X3 seats count while users have the use of them")
    void counted(Status status, boolean counted) {
        assertThat(status.counted()).isEqualTo(counted);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    @DisplayName("only a later version changes what is known, whatever its status")
    void versions(Status status) {
        LastKnown fifth = LastKnown.after(null, state(5, Status.ACTIVE, 10));

        assertThat(LastKnown.after(fifth, state(4, status, 99))).isEqualTo(fifth);
        assertThat(LastKnown.after(fifth, state(5, status, 99))).isEqualTo(fifth);
        assertThat(LastKnown.after(fifth, state(6, status, 99))).isNotEqualTo(fifth);
    }

    @Test
    @DisplayName("a removed subscription comes back with a later version only")
    void removed() {
        LastKnown removed = LastKnown.after(LastKnown.after(null, state(5, Status.ACTIVE, 10)), null);

        assertThat(removed).isEqualTo(new LastKnown(5, new Seats(PLANNER, Channel.SELF_SERVICE, 10, 0), false));
        assertThat(Objects.requireNonNull(removed).counted()).isNull();
        assertThat(LastKnown.after(removed, state(5, Status.ACTIVE, 10))).isEqualTo(removed);
        assertThat(LastKnown.after(removed, state(6, Status.ACTIVE, 10)))
                .isEqualTo(new LastKnown(6, new Seats(PLANNER, Channel.SELF_SERVICE, 10, 0), true));
        assertThat(LastKnown.after(null, null)).isNull();
    }

    @Test
    @DisplayName("sums are exact beyond 32 bits, and one beyond 64 is an error, never a wrong number")
    void exact() {
        Availability row = Availability.none(PLANNER);
        for (int i = 0; i < 3; i++) {
            row = row.plus(new Seats(PLANNER, Channel.CENTRAL, Integer.MAX_VALUE, Integer.MAX_VALUE));
        }
        assertThat(row.purchased()).isEqualTo(3L * Integer.MAX_VALUE);

        Availability full = new Availability(PLANNER, Long.MAX_VALUE, 0, 0, Long.MAX_VALUE, 1);
        assertThatThrownBy(() -> full.plus(new Seats(PLANNER, Channel.CENTRAL, 1, 0)))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "1, -1", "1, 2"})
    @DisplayName("L6 seats that can't be are not counted")
    void impossible(int quantity, int assigned) {
        assertThatThrownBy(() -> new Seats(PLANNER, Channel.SELF_SERVICE, quantity, assigned))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Availability> replace(@Nullable Seats before, @Nullable Seats now) {
        List<Availability> changed =
                Tally.replace(before, now, product -> rows.getOrDefault(product, Availability.none(product)));
        changed.forEach(row -> rows.put(row.product(), row));
        return changed;
    }

    private static SubscriptionState state(long version, Status status, int quantity) {
        return new SubscriptionState("s1", version, status, new Seats(PLANNER, Channel.SELF_SERVICE, quantity, 0));
    }
}
