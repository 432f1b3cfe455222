package io.seatflow.workflow.postgres;

import io.seatflow.servers.TestServers;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.lane.LaneStore.Held;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Side lanes")
class SideLanesTest {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private final Database database = Database.open(
            "side-lanes",
            DatabaseSettings.of(TestServers.postgres().createDatabase("side_lanes"), "postgres", new Secret("")),
            "workflow");
    private Instant now = START;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("every instance gets one, however many there are, and a lapsed one is used before a new one is made")
    void oneEach() {
        Set<Integer> lanes = new HashSet<>();
        for (int number = 1; number <= 7; number++) {
            List<Held> held = instance(number).adopt(false);
            assertThat(held).as("instance %d", number).hasSize(1);
            lanes.add(held.getFirst().lane());
        }
        assertThat(lanes).containsExactlyInAnyOrder(-1, -2, -3, -4, -5, -6, -7);

        now = now.plus(LEASE).plusMillis(1);
        assertThat(instance(8).adopt(false)).extracting(Held::lane).containsExactly(-1);
    }

    @Test
    @DisplayName("a lapsed one is adopted for a timer when that is due, and not before: others may need it")
    void timers() {
        int lane = instance(1).adopt(false).getFirst().lane();
        Instant due = START.plusSeconds(60);
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("INSERT INTO timer VALUES (:lane, 'sweep', :due, '')")
                        .bind("lane", lane)
                        .bind("due", due)
                        .execute());

        now = due.minusMillis(1);
        assertThat(instance(2).adopt(true)).isEmpty();
        now = due;
        assertThat(instance(2).adopt(true)).extracting(Held::lane).containsExactly(lane);
    }

    private PostgresLaneStore instance(int number) {
        return new PostgresLaneStore(database.jdbi(), "side-lanes", "instance-" + number, LEASE, () -> now);
    }
}
