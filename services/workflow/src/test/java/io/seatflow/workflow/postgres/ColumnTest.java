package io.seatflow.workflow.postgres;

import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.TestServers;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnTest {
    private static final long SEED = 20_261_121;
    private static final long YEAR_2100 = 4_102_444_800L;

    @Test
    @DisplayName("times reach the database exact to the microsecond")
    void times() {
        Random random = new Random(SEED);
        List<Instant> times =
                new ArrayList<>(List.of(Instant.EPOCH, Instant.ofEpochSecond(YEAR_2100 - 1, 999_999_000)));
        for (int i = 0; i < 10_000; i++) {
            times.add(Instant.ofEpochSecond(random.nextLong(YEAR_2100), random.nextInt(1_000_000) * 1_000L));
        }
        Jdbi jdbi = Jdbi.create(TestServers.postgres().createDatabase("column_test"), PostgresServer.USER, "")
                .installPlugin(new PostgresPlugin());

        List<Instant> stored = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT to_timestamp(time) AS time FROM unnest(:times) WITH ORDINALITY AS n(time, place) ORDER BY place")
                .bindArray("times", Double.class, Column.ofTimes(times, time -> time))
                .map((row, context) ->
                        row.getObject("time", OffsetDateTime.class).toInstant())
                .list());

        assertThat(stored).as("seed %d", SEED).isEqualTo(times);
    }
}
