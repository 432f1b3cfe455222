package io.seatflow.qa.chaos;

import io.seatflow.qa.chaos.agent.Point;
import io.seatflow.qa.chaos.load.MovingTenants;
import io.seatflow.qa.chaos.schedule.Fault;
import io.seatflow.qa.chaos.schedule.Kind;
import io.seatflow.qa.chaos.schedule.MoveStep;
import io.seatflow.qa.chaos.schedule.Schedule;
import io.seatflow.qa.chaos.schedule.Targets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short run: every named point of the code in some service, some steps of takeovers, a zombie, lost answers, repeated
 * records, and PostgreSQL, the broker and the mail server killed. The long ones are {@code ./seatflow chaos}.
 */
class ChaosTest {
    private static final Targets TARGETS = new Targets(
            Map.of(
                    "checkout", List.of("checkout", "checkout-2"),
                    "billing", List.of("billing"),
                    "licensing", List.of("licensing"),
                    "takeover-mover", List.of("takeover-mover"),
                    "notification-email", List.of("notification-email"),
                    "available-quantity", List.of("available-quantity")),
            List.of("kafka"));

    private final List<Fault> faults = new ArrayList<>();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    @DisplayName(
            "ended at every named point, fenced, cut off and repeated, the system loses nothing and repeats nothing")
    void everyPoint() {
        long seed = Long.getLong("seatflow.seed", System.nanoTime() & 0xffff);
        System.out.println("ChaosTest: -Dseatflow.seed=" + seed + ", what is left of a failure is in " + folder);
        // Few passes: on a slow machine what others held back comes in a few large batches.
        at(1, Kind.ZOMBIE, "checkout-2", Point.BEFORE_TRANSACTION, 3);
        halt(1, "checkout", Point.BEFORE_PUBLISH, 2);
        halt(1, "billing", Point.AFTER_CHARGE, 3);
        halt(1, "licensing", Point.AFTER_COMMIT, 2);
        halt(1, "available-quantity", Point.STREAMS_BEFORE_COMMIT, 1);
        halt(2, "checkout", Point.START_LEFTOVERS, 1);
        halt(2, "billing", Point.BEFORE_COMMIT, 2);
        halt(2, "licensing", Point.BEFORE_DELETE, 2);
        halt(2, "available-quantity", Point.STREAMS_AFTER_COMMIT, 1);
        at(3, Kind.LOSE_COMMIT, "licensing", null, 2);
        halt(3, "checkout", Point.START_FIRST_POLL, 1);
        halt(3, "billing", Point.START_MIGRATIONS, 1);
        halt(4, "checkout", Point.BEFORE_TRANSACTION, 3);
        halt(4, "billing", Point.START_TAKE_OVER, 1);
        at(4, Kind.LOSE_CHARGE, "payments", null, 2);
        step(1, "takeover-mover", MoveStep.NAMED, Point.BEFORE_COMMIT);
        step(2, "takeover-mover", MoveStep.CONFIRMED, Point.BEFORE_PUBLISH);
        step(5, "licensing", MoveStep.CANCEL, Point.AFTER_COMMIT);
        halt(1, "notification-email", Point.AFTER_MAIL, 1);
        halt(3, "notification-email", Point.BEFORE_MAIL, 1);
        at(12, Kind.KILL_MAIL, "inbox", null, 1);
        at(17, Kind.FROM_THE_DEAD, "licensing.subscriptions", null, 20);
        at(9, Kind.DUPLICATES, "", null, 20);
        at(20, Kind.KILL_DATABASE, "postgres", null, 1);
        at(24, Kind.KILL_BROKER, "kafka", null, 1);

        Verdict verdict = new Chaos(
                        new ChaosOptions(
                                folder.resolve("data"),
                                seed,
                                Duration.ofSeconds(25),
                                400,
                                new MovingTenants(2, 40),
                                TARGETS,
                                new Schedule(faults),
                                Set.of()),
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .run();

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.stuck()).isEmpty();
        assertThat(verdict.missed()).as("every fault has its effect").isEmpty();
        assertThat(verdict.isGreen()).isTrue();
        assertThat(faults).extracting(Fault::point).contains(Point.values());
    }

    private void halt(int second, String instance, Point point, int pass) {
        at(second, Kind.HALT, instance, point, pass);
    }

    private void step(int second, String instance, MoveStep step, Point point) {
        faults.add(new Fault(Duration.ofSeconds(second), Kind.STEP, instance, point, step, 1));
    }

    private void at(int second, Kind kind, String target, @Nullable Point point, int amount) {
        faults.add(new Fault(Duration.ofSeconds(second), kind, target, point, amount));
    }
}
