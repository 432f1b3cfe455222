package io.seatflow.qa.chaos.schedule;

import io.seatflow.qa.chaos.agent.Point;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofSeconds(4);
    private static final Targets TARGETS = Targets.of(2, 3);

    @Test
    @DisplayName("the same seed gives the same faults, another seed others")
    void seeds() {
        Set<Kind> all = EnumSet.allOf(Kind.class);

        assertThat(Schedule.deal(1, FIVE_MINUTES, BETWEEN, all, TARGETS))
                .isEqualTo(Schedule.deal(1, FIVE_MINUTES, BETWEEN, all, TARGETS))
                .isNotEqualTo(Schedule.deal(2, FIVE_MINUTES, BETWEEN, all, TARGETS));
    }

    @Test
    @DisplayName("five minutes have every kind of fault and every point, at targets that there are")
    void complete() {
        for (long seed = 0; seed < 200; seed++) {
            Schedule schedule = Schedule.deal(seed, FIVE_MINUTES, BETWEEN, EnumSet.allOf(Kind.class), TARGETS);

            assertThat(schedule.faults())
                    .extracting(Fault::kind)
                    .as("seed %d", seed)
                    .contains(Kind.values());
            assertThat(schedule.faults().stream()
                            .filter(fault -> fault.kind() == Kind.HALT)
                            .map(Fault::point)
                            .filter(Objects::nonNull))
                    .as("seed %d", seed)
                    .contains(Point.values());
            assertThat(schedule.faults())
                    .as("seed %d", seed)
                    .allMatch(fault -> fault.at().compareTo(FIVE_MINUTES) < 0)
                    .filteredOn(fault -> fault.kind() == Kind.KILL)
                    .allMatch(fault -> TARGETS.all().contains(fault.target()));
        }
    }

    @Test
    @DisplayName("only the kinds asked for come")
    void only() {
        assertThat(Schedule.deal(1, FIVE_MINUTES, BETWEEN, Set.of(Kind.KILL, Kind.KILL_ALL), TARGETS)
                        .faults())
                .isNotEmpty()
                .allMatch(fault -> fault.kind() == Kind.KILL || fault.kind() == Kind.KILL_ALL);
    }

    @Test
    @DisplayName("steps alone come each at every point of it, in the service whose step it is")
    void steps() {
        Schedule schedule = Schedule.deal(1, FIVE_MINUTES, BETWEEN, Set.of(Kind.STEP), TARGETS);

        assertThat(schedule.faults())
                .extracting(Fault::place)
                .contains("before-commit of reserve", "before-delete of cancel", "after-commit of notice")
                .hasSizeGreaterThan(60);
        assertThat(schedule.faults().stream().map(Fault::place).distinct()).hasSize(50);
        assertThat(schedule.faults())
                .allMatch(fault ->
                        fault.step() != null && fault.step().service().equals(TARGETS.serviceOf(fault.target())));
    }

    @Test
    @DisplayName("without those who move there are fewer services, and no fault for one that is not there")
    void purchase() {
        Targets purchase = Targets.ofThePurchase(2, 1);
        EnumSet<Kind> kinds = EnumSet.complementOf(EnumSet.of(Kind.STEP, Kind.KILL_MAIL));

        assertThat(purchase.all()).hasSize(8);
        assertThat(Schedule.deal(1, FIVE_MINUTES, BETWEEN, kinds, purchase).faults())
                .extracting(Fault::point)
                .contains(Point.AFTER_CHARGE)
                .doesNotContain(Point.BEFORE_MAIL, Point.AFTER_MAIL);
    }

    @Test
    @DisplayName("parts are named as the system names them")
    void names() {
        assertThat(TARGETS.brokers()).containsExactly("kafka-1", "kafka-2", "kafka-3");
        assertThat(Targets.of(1, 1).brokers()).containsExactly("kafka");
        assertThat(TARGETS.all())
                .contains("billing", "billing-2", "takeover-mover-2")
                .hasSize(14);
        assertThat(TARGETS.serviceOf("available-quantity-2")).isEqualTo("available-quantity");
    }
}
